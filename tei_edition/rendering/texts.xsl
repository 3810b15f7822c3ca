<?xml version="1.0" encoding="UTF-8"?>
<!-- The edition's own words: each has a name, by which [texts] in edition.toml replaces it, without “text-”. This is the
     only list of them; the program reads the names and the words from here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Above a document, below it, and around it. -->
  <xsl:param name="text-skip" select="'Skip to the text'"/>
  <xsl:param name="text-edition" select="'Edition'"/>
  <xsl:param name="text-contents" select="'Contents'"/>
  <xsl:param name="text-lists" select="'Lists'"/>
  <xsl:param name="text-previous" select="'Previous:'"/>
  <xsl:param name="text-next" select="'Next:'"/>
  <xsl:param name="text-cited-by" select="'Cited by'"/>
  <xsl:param name="text-persons-and-terms" select="'Persons and terms'"/>
  <xsl:param name="text-all-mentions" select="'All mentions'"/>
  <xsl:param name="text-printed-pages" select="'Printed pages'"/>
  <xsl:param name="text-page" select="'Page'"/>
  <xsl:param name="text-plain-text" select="'Plain text'"/>
  <xsl:param name="text-words-alone" select="'Words alone'"/>
  <xsl:param name="text-e-book" select="'E-book'"/>
  <xsl:param name="text-on-the-web" select="'This document on the web'"/>
  <xsl:param name="text-cite-as" select="'Cite as'"/>
  <xsl:param name="text-copy" select="'Copy'"/>
  <xsl:param name="text-copied" select="'Copied'"/>
  <xsl:param name="text-untitled" select="'Untitled document'"/>

  <!-- Notes, and what is not certain. -->
  <xsl:param name="text-source" select="'Source'"/>
  <xsl:param name="text-notes" select="'Notes'"/>
  <xsl:param name="text-note" select="'Note'"/>
  <!-- # stands for the number of the note. -->
  <xsl:param name="text-note-in-list" select="'Note # in the list'"/>
  <xsl:param name="text-back-to" select="'Back to reference'"/>
  <xsl:param name="text-not-certain" select="'Not certain'"/>
  <xsl:param name="text-doubts" select="'Words underlined with dots were marked up by a rule that is not sure of them.'"/>
  <xsl:param name="text-uncertain" select="'uncertain'"/>
  <xsl:param name="text-probable" select="'probable'"/>
  <xsl:param name="text-note-unanchored" select="'No reference to this note was found in the text.'"/>
  <xsl:param name="text-note-uncertain" select="'Where this note belongs is uncertain.'"/>
  <xsl:param name="text-note-probable" select="'Where this note belongs is probable, not certain.'"/>

  <!-- What the header says. -->
  <xsl:param name="text-from" select="'From'"/>
  <xsl:param name="text-to" select="'To'"/>
  <xsl:param name="text-repeated-to" select="'For information'"/>
  <xsl:param name="text-date" select="'Date'"/>
  <xsl:param name="text-transmitted" select="'Transmitted'"/>
  <xsl:param name="text-received" select="'Received'"/>
  <xsl:param name="text-message" select="'Message'"/>
  <xsl:param name="text-refers-to" select="'Refers to'"/>
  <xsl:param name="text-classification" select="'Classification'"/>
  <xsl:param name="text-precedence" select="'Precedence'"/>
  <xsl:param name="text-handling" select="'Handling'"/>
  <xsl:param name="text-slug" select="'Slug'"/>
  <xsl:param name="text-category" select="'Category'"/>
  <xsl:param name="text-archive" select="'Archive'"/>
  <xsl:param name="text-box" select="'Box'"/>
  <xsl:param name="text-file" select="'File'"/>
  <xsl:param name="text-lot" select="'Lot'"/>
  <xsl:param name="text-shelfmark" select="'Shelfmark'"/>
  <xsl:param name="text-printed-in" select="'Printed in'"/>

  <!-- The titles of the edition's pages, in the menu and above the page. -->
  <xsl:param name="text-page-index" select="'Documents'"/>
  <xsl:param name="text-page-by-date" select="'By date'"/>
  <xsl:param name="text-page-by-correspondent" select="'By correspondent'"/>
  <xsl:param name="text-page-by-person" select="'Persons'"/>
  <xsl:param name="text-page-by-term" select="'Terms'"/>
  <xsl:param name="text-page-timeline" select="'Timeline'"/>
  <xsl:param name="text-page-by-reference" select="'References'"/>
  <xsl:param name="text-page-quality" select="'Quality'"/>
  <xsl:param name="text-page-search" select="'Search'"/>

  <!-- On these pages. “about” stands below the title of the start page: paragraphs, with an empty line between two. -->
  <xsl:param name="text-about" select="''"/>
  <xsl:param name="text-one-document" select="'document'"/>
  <xsl:param name="text-documents" select="'documents'"/>
  <xsl:param name="text-front-matter" select="'Front matter'"/>
  <xsl:param name="text-back-matter" select="'Back matter'"/>
  <xsl:param name="text-as-data" select="'As data:'"/>
  <xsl:param name="text-letters" select="'Letters'"/>
  <xsl:param name="text-parts" select="'Parts of this list'"/>
  <xsl:param name="text-without-date" select="'Without a date'"/>
  <xsl:param name="text-role-sender" select="'Sent'"/>
  <xsl:param name="text-role-addressee" select="'Received'"/>
  <xsl:param name="text-role-informed" select="'For information'"/>
  <xsl:param name="text-role-signer" select="'Signed'"/>
  <xsl:param name="text-role-mentioned" select="'Mentioned'"/>
  <xsl:param name="text-role-term" select="'In'"/>
  <xsl:param name="text-document" select="'Document'"/>
  <xsl:param name="text-cites" select="'cites'"/>
  <xsl:param name="text-is-cited-by" select="'is cited by'"/>
  <xsl:param name="text-validity" select="'Validity'"/>
  <xsl:param name="text-judged" select="'Each document was judged by the schemas and rules of this edition, and compared with its source, before it was written.'"/>
  <xsl:param name="text-valid" select="'Valid'"/>
  <xsl:param name="text-not-judged" select="'The TEI was taken as it came. What “tei-edition validate” finds in it is not counted here.'"/>
  <xsl:param name="text-known" select="'What the headers know'"/>
  <xsl:param name="text-lead-edition" select="'To documents of this edition'"/>
  <xsl:param name="text-lead-series" select="'To other volumes of the series'"/>
  <xsl:param name="text-lead-web" select="'To the web'"/>
  <xsl:param name="text-lead-missing" select="'To documents of the volume that are not in this edition'"/>
  <xsl:param name="text-lead-unresolved" select="'To messages that are not known'"/>
  <xsl:param name="text-lead-dead" select="'Leading nowhere'"/>
  <xsl:param name="text-references" select="'References'"/>
  <xsl:param name="text-not-sure" select="'What is not sure'"/>
  <xsl:param name="text-not-sure-about" select="'Marked up by a rule, by element and certainty.'"/>
  <xsl:param name="text-of" select="'of'"/>
  <xsl:param name="text-without" select="'without:'"/>

  <!-- The search. -->
  <xsl:param name="text-search-words" select="'Words, “a phrase”, begin*, -without'"/>
  <xsl:param name="text-search-button" select="'Search'"/>
  <xsl:param name="text-search-needs" select="'Searching needs JavaScript. The lists do not:'"/>
  <xsl:param name="text-show-only" select="'Show only'"/>
  <xsl:param name="text-correspondent" select="'Correspondent'"/>
  <xsl:param name="text-year" select="'Year'"/>
  <xsl:param name="text-kind" select="'Kind'"/>
  <xsl:param name="text-more" select="'More'"/>

  <!-- The page of source, TEI and reading text side by side, and the links to it. -->
  <xsl:param name="text-compare" select="'Side by side'"/>
  <xsl:param name="text-source-text" select="'Source text'"/>
  <xsl:param name="text-reading-text" select="'Reading text'"/>
  <xsl:param name="text-compare-about" select="'The source as it was given, the TEI made of it, and what a reader sees, block by block. Below each block stands what was found there: what it is, how sure that is, by which rule, and why. Marked words lead to it.'"/>
  <xsl:param name="text-findings" select="'findings'"/>
  <xsl:param name="text-sure-high" select="'high'"/>
  <xsl:param name="text-sure-medium" select="'medium'"/>
  <xsl:param name="text-sure-low" select="'low'"/>
  <xsl:param name="text-doubtful" select="'Doubtful'"/>
  <xsl:param name="text-no-doubts" select="'Every finding is sure.'"/>
  <xsl:param name="text-next-doubt" select="'Next doubt'"/>
  <xsl:param name="text-all-doubts" select="'All doubts'"/>
  <xsl:param name="text-line" select="'line'"/>
  <xsl:param name="text-compare-header" select="'What the header rests on'"/>
  <xsl:param name="text-fact" select="'Fact'"/>
  <xsl:param name="text-fact-value" select="'Found'"/>
  <xsl:param name="text-how-sure" select="'How sure'"/>
  <xsl:param name="text-why" select="'Why'"/>
  <xsl:param name="text-fact-line" select="'Line'"/>
  <xsl:param name="text-compare-text" select="'The text'"/>
  <xsl:param name="text-in-header" select="'Facts of the header from here:'"/>
</xsl:stylesheet>
