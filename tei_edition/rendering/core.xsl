<?xml version="1.0" encoding="UTF-8"?>
<!-- What every output shares: keys, the text without its notes, block or not, dates, and the words for how sure a
     claim is. Knows TEI; knows nothing of HTML or of plain text. XSLT 1.0 without extensions, so that lxml, xsltproc
     and Saxon give the same. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:include href="texts.xsl"/>
  <xsl:include href="facts.xsl"/>

  <xsl:strip-space elements="tei:TEI tei:teiHeader tei:fileDesc tei:titleStmt tei:publicationStmt tei:sourceDesc
    tei:msDesc tei:msIdentifier tei:profileDesc tei:correspDesc tei:correspAction tei:textClass tei:text tei:front
    tei:body tei:back tei:div tei:list tei:table tei:row tei:postscript tei:figure tei:lg c:context"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>
  <!-- The notes that belong at the end, by the document they belong to ('' where there is none). -->
  <xsl:key name="notes" match="tei:note" use="concat(generate-id(ancestor::tei:div[@type = 'document'][1]),
    substring(' elsewhere', 1, 10 * (@rend = 'inline' or @place = 'inline' or @type = 'summary' or boolean(ancestor::tei:teiHeader))))"/>
  <xsl:key name="further" match="tei:ref[@type = 'noteref']" use="@target"/>
  <xsl:key name="link" match="c:link" use="@target"/>
  <!-- What words are and is not certain: blocks and the names of messages are left to the editor, and a note says so itself. -->
  <xsl:key name="doubts" use="generate-id(ancestor::tei:div[@type = 'document'][1])"
    match="*[@cert = 'low' or @cert = 'medium'][not(self::tei:note or self::tei:p or self::tei:list or self::tei:item or self::tei:table
    or self::tei:quote or self::tei:opener or self::tei:closer or self::tei:head or self::tei:div or self::tei:postscript
    or self::tei:rs or ancestor::tei:teiHeader)]"/>

  <xsl:variable name="context" select="/*/c:context"/>
  <xsl:variable name="header" select="/*/tei:teiHeader"/>
  <xsl:variable name="documents" select="/descendant::tei:div[@type = 'document']"/>
  <xsl:variable name="pages" select="/descendant::tei:pb[not(ancestor::tei:teiHeader)]"/>

  <xsl:template match="c:*" mode="plain"/>

  <!-- plain: the words alone, for titles and metadata; notes and pages drop out. -->
  <xsl:template match="tei:note | tei:ref[@type = 'noteref']" mode="plain"/>
  <xsl:template match="tei:lb | tei:pb" mode="plain"><xsl:text> </xsl:text></xsl:template>

  <!-- blocks: not empty when the element, or something in it, is laid out as a block. This is the only list of them. -->
  <xsl:template match="text() | comment() | processing-instruction() | c:*" mode="blocks"/>
  <xsl:template match="tei:note" mode="blocks"/>
  <xsl:template match="*" mode="blocks"><xsl:apply-templates select="*" mode="blocks"/></xsl:template>
  <xsl:template mode="blocks" match="tei:note[@rend = 'inline' or @place = 'inline' or @type = 'summary'] | tei:p | tei:ab
    | tei:list | tei:table | tei:quote[@rend = 'blockquote' or tei:p] | tei:div | tei:head | tei:opener | tei:closer
    | tei:dateline | tei:salute | tei:signed | tei:byline | tei:postscript | tei:trailer | tei:argument | tei:epigraph
    | tei:lg | tei:l | tei:sp | tei:figure | tei:floatingText | tei:item | tei:label | tei:row | tei:cell | tei:address
    | tei:addrLine | tei:titlePage | tei:docTitle | tei:titlePart | tei:docImprint | tei:docDate | tei:docAuthor
    | tei:text | tei:front | tei:body | tei:back | tei:group | tei:TEI | tei:listBibl | tei:listPerson | tei:listPlace
    | tei:cit[.//tei:p] | tei:stage | *[local-name() = 'attachment']">1</xsl:template>

  <!-- Elements that are words in a line, and need no more than their name as a class. -->
  <xsl:template name="is-inline">
    <xsl:if test="self::tei:persName or self::tei:gloss or self::tei:placeName or self::tei:orgName or self::tei:term
      or self::tei:seg or self::tei:idno or self::tei:name or self::tei:rs or self::tei:date or self::tei:time
      or self::tei:title or self::tei:foreign or self::tei:emph or self::tei:q or self::tei:quote or self::tei:said
      or self::tei:abbr or self::tei:expan or self::tei:choice or self::tei:sic or self::tei:corr or self::tei:orig
      or self::tei:reg or self::tei:add or self::tei:del or self::tei:unclear or self::tei:supplied or self::tei:num
      or self::tei:measure or self::tei:roleName or self::tei:forename or self::tei:surname or self::tei:affiliation
      or self::tei:publisher or self::tei:pubPlace or self::tei:bibl or self::tei:biblScope or self::tei:author
      or self::tei:editor or self::tei:hi or self::tei:ref or self::tei:cit or self::tei:mentioned
      or self::tei:soCalled or self::tei:subst or self::tei:w or self::tei:s">1</xsl:if>
  </xsl:template>

  <!-- An element without a rule of its own is shown by its name, and said. -->
  <xsl:template name="unknown">
    <xsl:message>unknown element: <xsl:value-of select="local-name()"/></xsl:message>
  </xsl:template>

  <!-- How deep the part of a head is, 6 at most: the compilations and chapters around a page's one document do not
       count, and are below 1 themselves. -->
  <xsl:template name="level">
    <xsl:variable name="frames" select="count(ancestor::tei:div[tei:head][.//tei:div[@type = 'document']]) * (count($documents) = 1)"/>
    <xsl:variable name="above" select="count(ancestor::*[tei:head][self::tei:div or local-name() = 'attachment']) - $frames"/>
    <xsl:value-of select="$above * ($above &lt; 6) + 6 * ($above &gt;= 6)"/>
  </xsl:template>

  <xsl:template name="note-id">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:when test="@c:id"><xsl:value-of select="@c:id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="generate-id()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-label">
    <xsl:choose>
      <xsl:when test="@n != ''"><xsl:value-of select="@n"/></xsl:when>
      <xsl:otherwise>*</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words for @cert; nothing for high, or where there is no claim. -->
  <xsl:template name="how-sure">
    <xsl:param name="cert" select="@cert"/>
    <xsl:choose>
      <xsl:when test="$cert = 'low'"><xsl:value-of select="$text-uncertain"/></xsl:when>
      <xsl:when test="$cert = 'medium'"><xsl:value-of select="$text-probable"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What a note says about itself when its place is not certain. -->
  <xsl:template name="note-doubt">
    <xsl:choose>
      <xsl:when test="@place = 'unanchored'"><xsl:value-of select="$text-note-unanchored"/></xsl:when>
      <xsl:when test="@cert = 'low'"><xsl:value-of select="$text-note-uncertain"/></xsl:when>
      <xsl:when test="@cert = 'medium'"><xsl:value-of select="$text-note-probable"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What an element with a doubt is called in the list of doubts. -->
  <xsl:template name="kind">
    <xsl:choose>
      <xsl:when test="self::tei:persName">a person</xsl:when>
      <xsl:when test="self::tei:gloss">an office</xsl:when>
      <xsl:when test="self::tei:placeName">a place</xsl:when>
      <xsl:when test="self::tei:date">a date</xsl:when>
      <xsl:when test="self::tei:signed">a signature</xsl:when>
      <xsl:when test="self::tei:closer">a closing</xsl:when>
      <xsl:when test="self::tei:salute">a greeting</xsl:when>
      <xsl:when test="self::tei:ref">a reference</xsl:when>
      <xsl:when test="self::tei:idno">a message’s number</xsl:when>
      <xsl:when test="self::tei:head">a heading</xsl:when>
      <xsl:when test="self::tei:list">a list</xsl:when>
      <xsl:when test="self::tei:dateline">a dateline</xsl:when>
      <xsl:when test="self::tei:opener">an opening</xsl:when>
      <xsl:when test="self::tei:quote">a quotation</xsl:when>
      <xsl:when test="self::tei:p">a paragraph</xsl:when>
      <xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 1972-10-22T16:25:00+00:00 is October 22, 1972, 16:25; a year or a month stays one. -->
  <xsl:template name="long-date">
    <xsl:param name="when"/>
    <xsl:variable name="month" select="number(substring($when, 6, 2))"/>
    <xsl:variable name="name" select="normalize-space(substring('January  February March    April    May      June     July     August   SeptemberOctober  November December ', 9 * $month - 8, 9))"/>
    <xsl:variable name="day" select="number(substring($when, 9, 2))"/>
    <xsl:choose>
      <xsl:when test="not($month &gt;= 1 and $month &lt;= 12)"><xsl:value-of select="$when"/></xsl:when>
      <xsl:when test="$day &gt;= 1"><xsl:value-of select="concat($name, ' ', $day, ', ', substring($when, 1, 4))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($name, ' ', substring($when, 1, 4))"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="substring($when, 11, 1) = 'T'"><xsl:value-of select="concat(', ', substring($when, 12, 5))"/></xsl:if>
  </xsl:template>

  <!-- Not empty where a date has the shape of one that HTML's time element takes. -->
  <xsl:template name="is-datetime">
    <xsl:param name="when" select="@when"/>
    <xsl:variable name="shape" select="concat(' ', translate($when, '123456789', '000000000'), ' ')"/>
    <xsl:if test="not(contains($when, ' ')) and not(starts-with($when, '0000')) and contains(' 0000 0000-00 0000-00-00 0000-00-00T00:00
      0000-00-00T00:00:00 0000-00-00T00:00:00+00:00 0000-00-00T00:00:00-00:00 0000-00-00T00:00:00Z ', $shape)">1</xsl:if>
  </xsl:template>

  <!-- The address a pointer leads to, '' if to none: as the edition resolved it; without an edition, the file alone. -->
  <xsl:template name="href">
    <xsl:param name="target" select="@target"/>
    <xsl:choose>
      <xsl:when test="key('link', $target)"><xsl:value-of select="key('link', $target)/@href"/></xsl:when>
      <xsl:when test="$context"/>
      <xsl:when test="starts-with($target, '#') and key('id', substring($target, 2))"><xsl:value-of select="$target"/></xsl:when>
      <xsl:when test="starts-with($target, 'https://') or starts-with($target, 'http://')"><xsl:value-of select="$target"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="title">
    <xsl:variable name="titles" select="$header/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:variable name="words">
      <xsl:apply-templates mode="plain" select="($titles[@type = 'main'] | $titles[@type = 'complete']
        | $titles[1][not($titles[@type = 'main' or @type = 'complete'])])[1]"/>
    </xsl:variable>
    <xsl:variable name="head"><xsl:apply-templates mode="plain" select="(//tei:head)[1]"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="/c:edition"><xsl:value-of select="/c:edition/@title"/></xsl:when>
      <xsl:when test="normalize-space($words)"><xsl:value-of select="normalize-space($words)"/></xsl:when>
      <xsl:when test="normalize-space($head)"><xsl:value-of select="normalize-space($head)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text-untitled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="number" select="normalize-space($header/tei:fileDesc/tei:titleStmt/tei:title[@type = 'number'])"/>
  <xsl:variable name="printed" select="($header/tei:fileDesc/tei:sourceDesc//tei:bibl)[1]"/>
  <xsl:variable name="edition-title">
    <xsl:choose>
      <xsl:when test="$context/@edition != ''"><xsl:value-of select="$context/@edition"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($printed/tei:title[1])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <!-- The address of the document on the web: only one that a reader can safely follow. -->
  <xsl:variable name="canonical">
    <xsl:variable name="address" select="normalize-space($header/tei:fileDesc/tei:publicationStmt/tei:idno[@type = 'URI'])"/>
    <xsl:if test="starts-with($address, 'https://') or starts-with($address, 'http://')"><xsl:value-of select="$address"/></xsl:if>
  </xsl:variable>
</xsl:stylesheet>
