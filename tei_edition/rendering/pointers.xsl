<?xml version="1.0" encoding="UTF-8"?>
<!-- What can be pointed to in a page, and what points: printed pages and references. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <!-- Pages: an empty anchor, and the number to see in a link beside it. -->
  <xsl:template name="page">
    <xsl:variable name="id"><xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@c:id"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <span role="doc-pagebreak" title="{$text-page} {@n}">
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
    </span>
    <xsl:choose>
      <xsl:when test="$id = '' or ancestor::tei:ref"><span class="ed page">[<xsl:value-of select="@n"/>]</span></xsl:when>
      <xsl:otherwise><a class="ed page" href="#{$id}">[<xsl:value-of select="@n"/>]</a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:pb"><xsl:call-template name="page"/></xsl:template>

  <xsl:template match="tei:div/tei:pb | tei:body/tei:pb | tei:front/tei:pb | tei:back/tei:pb | tei:quote[tei:p]/tei:pb
    | tei:postscript/tei:pb | tei:titlePage/tei:pb | *[local-name() = 'attachment']/tei:pb">
    <div class="pagebreak"><xsl:call-template name="page"/></div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- References. No link stands in a link; a reference that leads nowhere is text, and looks it. In front and back
       matter, such as a printed index with thousands of them, a link does not repeat the title of its document. -->
  <xsl:variable name="matter" select="/tei:TEI/tei:text[@type = 'front' or @type = 'back']"/>
  <xsl:template match="tei:ref | tei:rs[@ref]">
    <xsl:variable name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@target | @ref"/></xsl:call-template></xsl:variable>
    <xsl:variable name="blocks"><xsl:apply-templates select="*" mode="blocks"/></xsl:variable>
    <xsl:variable name="link" select="key('link', @target | @ref)"/>
    <xsl:choose>
      <xsl:when test="ancestor::tei:ref or $blocks != ''"><xsl:call-template name="generic"/></xsl:when>
      <xsl:when test="$href = ''">
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class"><xsl:if test="@target | @ref">dead-link</xsl:if></xsl:with-param>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$href}">
          <xsl:call-template name="attributes">
            <xsl:with-param name="class"><xsl:if test="contains($href, '://')">external</xsl:if></xsl:with-param>
          </xsl:call-template>
          <xsl:if test="$link/@title and not($matter or @cert = 'low' or @cert = 'medium')">
            <xsl:attribute name="title"><xsl:value-of select="$link/@title"/></xsl:attribute>
          </xsl:if>
          <xsl:apply-templates/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not(ancestor::tei:head or ancestor::tei:ref)"><xsl:call-template name="hoisted-notes"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
