<?xml version="1.0" encoding="UTF-8"?>
<!-- The page that lists the documents of an edition: c:edition, with a c:document for each, in order. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:tei-edition:context" exclude-result-prefixes="c">

  <xsl:template match="c:edition" mode="page">
    <h1><xsl:value-of select="@title"/></h1>
    <xsl:for-each select="c:about"><p class="about"><xsl:value-of select="."/></p></xsl:for-each>
    <p class="count">
      <xsl:value-of select="count(c:document)"/>
      <xsl:choose>
        <xsl:when test="count(c:document) = 1"> document</xsl:when>
        <xsl:otherwise> documents</xsl:otherwise>
      </xsl:choose>
    </p>
    <ol class="documents" role="list">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="c:document" mode="index"/>
    </ol>
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="c:table">
      <p class="tables">
        <xsl:text>As data: </xsl:text>
        <xsl:for-each select="c:table">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <a href="{@href}"><xsl:value-of select="@name"/></a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:document" mode="index">
    <li>
      <span class="number"><xsl:value-of select="@number"/></span>
      <xsl:text> </xsl:text>
      <div class="entry">
        <a href="{@href}"><xsl:value-of select="@title"/></a>
        <p class="entry-facts">
          <xsl:call-template name="entry-correspondents"/>
          <xsl:if test="@date != ''">
            <span class="entry-date">
              <xsl:choose>
                <xsl:when test="@when != ''"><time datetime="{@when}"><xsl:value-of select="@date"/></time></xsl:when>
                <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
              </xsl:choose>
              <xsl:if test="@sure != ''"><xsl:value-of select="concat(' (', @sure, ')')"/></xsl:if>
            </span>
          </xsl:if>
          <xsl:if test="@pages != ''"><xsl:text> </xsl:text><span class="entry-pages"><xsl:value-of select="@pages"/></span></xsl:if>
        </p>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="entry-correspondents">
    <xsl:if test="@from != '' or @to != ''">
      <span class="entry-people">
        <xsl:value-of select="@from"/>
        <xsl:if test="@to != ''"><xsl:value-of select="concat(' to ', @to)"/></xsl:if>
      </span>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
