<?xml version="1.0" encoding="UTF-8"?>
<!-- Turns the TEI of a document back into what its source says: the main text with the marks of pages and
     the labels of notes in their places, then each note after a separator. What the bullets and the numbers
     at the foot were is not in the TEI. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:variable name="document" select="//tei:div[@type = 'document'][1]"/>
    <xsl:apply-templates select="$document"/>
    <xsl:for-each select="$document//tei:note[not(@rend = 'inline')]">
      <xsl:text>&#xFDD0;</xsl:text>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:pb"><xsl:value-of select="concat('[Page ', @n, ']')"/></xsl:template>

  <xsl:template match="tei:note[not(@rend = 'inline')]">
    <xsl:if test="not(@place = 'unanchored')"><xsl:value-of select="@n"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
