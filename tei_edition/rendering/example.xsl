<?xml version="1.0" encoding="UTF-8"?>
<!-- A stylesheet of your own for the pages of an edition. It imports ours, so that a template here takes the place of
     ours of the same name, or for the same elements, whatever their priorities.

     Name it in edition.toml, in [edition]: stylesheet = "theme.xsl". For the text and Markdown import tei-edition:text.xsl in
     a file of its own (text_stylesheet), for the e-book tei-edition:epub.xsl (epub_stylesheet).

     It may import from its own folder, and reads nothing else when it runs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:import href="tei-edition:html.xsl"/>

  <!-- Hooks: templates that do nothing until you fill them. Words of your own have the class "ed": what has not is the
       document's. -->

  <!-- In the head of every page, behind our style. -->
  <xsl:template name="head-hook"/>

  <!-- Above everything else on a page: the banner of an institution. -->
  <xsl:template name="top-hook"/>

  <!-- Below everything else: an imprint. -->
  <xsl:template name="bottom-hook"/>

  <!-- Behind the notes of a document. -->
  <xsl:template name="after-document"/>

  <!-- Below the head of a document. Ours has the facts of the header there: leave them in, or not. -->
  <xsl:template name="after-head">
    <xsl:if test="count($documents) = 1"><xsl:call-template name="facts-block"/></xsl:if>
  </xsl:template>

  <!-- Pieces with templates of their own: page-title, style, metadata, navigation, menu, turn (previous and next), facts,
       noteref, note-label, source-note, page (the mark of a printed page), citation, colophon. An element of the text has
       its rule by its name, as here:

  <xsl:template match="tei:gap"><span class="ed gap">[…]</span></xsl:template>
  -->
</xsl:stylesheet>
