<?xml version="1.0" encoding="UTF-8"?>
<!-- A document as a chapter of an e-book: the rules of the page's text in a plain shell. XHTML's namespace and the
     e-book's own attributes are added when the chapter is written. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:import href="html.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/">
    <html lang="{$language}">
      <head>
        <title><xsl:call-template name="page-title"/></title>
        <link rel="stylesheet" type="text/css" href="{$context/@style}"/>
        <xsl:call-template name="head-hook"/>
      </head>
      <body><xsl:apply-templates select="*" mode="page"/></body>
    </html>
  </xsl:template>

  <!-- Below the notes nothing more: a book has its own table of contents, list of pages, and lists of names. -->
  <xsl:template name="about"/>
  <xsl:template match="tei:persName | tei:gloss | tei:term"><xsl:call-template name="generic"/></xsl:template>

  <!-- The printed page is where the words are; its number is for the reading system to show. -->
  <xsl:template name="page">
    <xsl:variable name="id"><xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@c:id"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <span role="doc-pagebreak" title="{@n}">
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
    </span>
  </xsl:template>
</xsl:stylesheet>
