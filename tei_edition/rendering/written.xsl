<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI as it is written, to be read in a page: tags, attributes and text as XML has them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <!-- The TEI of a row as it is written: the tags that open before it, its elements, the tags that close behind it. -->
  <xsl:template name="row-xml">
    <xsl:variable name="all" select="key('row', @n)"/>
    <xsl:for-each select="$all[@c:opens = current()/@n]"><xsl:call-template name="start-tag"/><xsl:if test="not(@c:leads)"><xsl:text>&#10;</xsl:text></xsl:if></xsl:for-each>
    <xsl:for-each select="$all[@c:row = current()/@n]">
      <xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="@c:leads"><xsl:apply-templates select="node()[not(self::tei:list or self::tei:table or self::tei:quote[@rend = 'blockquote'])]" mode="xml"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="written"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:for-each select="$all[@c:closes = current()/@n]">
      <xsl:sort select="position()" data-type="number" order="descending"/>
      <xsl:text>&#10;</xsl:text><xsl:call-template name="end-tag"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="start-tag">
    <xsl:param name="end"/>
    <b><xsl:value-of select="concat('&lt;', name())"/><xsl:apply-templates select="@*" mode="xml"/><xsl:value-of select="concat($end, '&gt;')"/></b>
  </xsl:template>
  <xsl:template match="@c:*" mode="xml"/>
  <xsl:template match="@*" mode="xml">
    <i><xsl:value-of select="concat(' ', name(), '=&quot;')"/><xsl:call-template name="escaped"/><xsl:text>"</xsl:text></i>
  </xsl:template>

  <xsl:template name="end-tag"><b><xsl:value-of select="concat('&lt;/', name(), '&gt;')"/></b></xsl:template>

  <xsl:template name="written">
    <xsl:param name="indent" select="'&#10;  '"/>
    <xsl:choose>
      <xsl:when test="not(node())"><xsl:call-template name="start-tag"><xsl:with-param name="end" select="'/'"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="start-tag"/>
        <xsl:choose>
          <xsl:when test="self::tei:opener or self::tei:closer or self::tei:list or self::tei:table or self::tei:row or self::tei:postscript or tei:p">
            <xsl:for-each select="node()[not(self::text()) or normalize-space()]">
              <xsl:value-of select="$indent"/>
              <xsl:apply-templates select="." mode="xml"><xsl:with-param name="indent" select="concat($indent, '  ')"/></xsl:apply-templates>
            </xsl:for-each>
            <xsl:value-of select="substring($indent, 1, string-length($indent) - 2)"/>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates mode="xml"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="end-tag"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="xml">
    <xsl:param name="indent"/>
    <xsl:choose>
      <xsl:when test="@c:f">
        <span data-f="{@c:f}"><xsl:call-template name="written"><xsl:with-param name="indent" select="$indent"/></xsl:call-template></span>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="written"><xsl:with-param name="indent" select="$indent"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note at its reference is written in the row where it stands in the source. -->
  <xsl:template match="tei:note[not(@rend = 'inline')]" mode="xml">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <span>
      <xsl:if test="@c:f"><xsl:attribute name="data-f"><xsl:value-of select="@c:f"/></xsl:attribute></xsl:if>
      <xsl:call-template name="start-tag"/><a href="#{$id}" title="{$text-note} {@n}">…</a><xsl:call-template name="end-tag"/>
    </span>
  </xsl:template>

  <xsl:template match="text()" mode="xml"><xsl:call-template name="escaped"/></xsl:template>
  <xsl:template match="comment()" mode="xml"><b><xsl:value-of select="concat('&lt;!--', ., '--&gt;')"/></b></xsl:template>
  <xsl:template match="processing-instruction()" mode="xml"><b><xsl:value-of select="concat('&lt;?', name(), ' ', ., '?&gt;')"/></b></xsl:template>

  <!-- Text as XML writes it; a long one in halves, so that nothing runs deep. What cannot be seen has a sign. -->
  <xsl:variable name="is-odd" select="boolean($compare/@odd)"/>
  <xsl:template name="escaped">
    <xsl:param name="text" select="string()"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&amp;') or contains($text, '&lt;') or contains($text, '&gt;') or contains($text, '&quot;') and not(self::text())">
        <xsl:variable name="half" select="floor(string-length($text) div 2)"/>
        <xsl:choose>
          <xsl:when test="$text = '&amp;'">&amp;amp;</xsl:when>
          <xsl:when test="$text = '&lt;'">&amp;lt;</xsl:when>
          <xsl:when test="$text = '&gt;'">&amp;gt;</xsl:when>
          <xsl:when test="$text = '&quot;'">&amp;quot;</xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="escaped"><xsl:with-param name="text" select="substring($text, 1, $half)"/></xsl:call-template>
            <xsl:call-template name="escaped"><xsl:with-param name="text" select="substring($text, $half + 1)"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="$is-odd"><xsl:value-of select="translate($text, '&#xAD;&#x61C;&#x200B;&#x200C;&#x200D;&#x200E;&#x200F;&#x2028;&#x2029;&#x202A;&#x202B;&#x202C;&#x202D;&#x202E;&#x2060;&#x2066;&#x2067;&#x2068;&#x2069;&#xFEFF;', '��������������������')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
