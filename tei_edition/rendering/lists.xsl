<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables in HTML. Printed labels are text, never HTML's counters; a page that turns between two items or
     two rows stands in the next of them, since HTML allows it nowhere else. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:template match="tei:list">
    <xsl:variable name="kind">
      <xsl:choose>
        <xsl:when test="tei:label">labelled</xsl:when>
        <xsl:when test="@rend = 'bulleted' and not(tei:item[not(starts-with(normalize-space(), '—') or starts-with(normalize-space(), '–') or starts-with(normalize-space(), '-') or starts-with(normalize-space(), '•'))])">dashed</xsl:when>
        <xsl:when test="@rend = 'bulleted'">bulleted</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"><xsl:value-of select="concat('list ', $kind, ' ')"/><xsl:call-template name="typed"/></xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="tei:head" mode="list"/>
      <xsl:if test="node()[not(self::tei:head or self::comment() or self::processing-instruction())]">
        <ul>
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates mode="list" select="node()[not(self::tei:head)]"/>
        </ul>
      </xsl:if>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:head" mode="list">
    <p>
      <xsl:call-template name="attributes"><xsl:with-param name="class" select="'list-head'"/></xsl:call-template>
      <xsl:apply-templates/>
      <xsl:call-template name="hoisted-notes"/>
    </p>
  </xsl:template>

  <!-- A label stands in the entry of its item; without an item, in one of its own. -->
  <xsl:template match="tei:label" mode="list">
    <xsl:if test="not(following-sibling::*[1][self::tei:item] or following-sibling::*[1][self::tei:pb or self::tei:lb]
      and following-sibling::*[not(self::tei:pb or self::tei:lb)][1][self::tei:item])">
      <li>
        <xsl:call-template name="pages-before"/>
        <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="'label'"/></xsl:call-template><xsl:apply-templates/></span>
        <xsl:call-template name="pages-at-end"/>
      </li>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:item" mode="list">
    <xsl:variable name="label" select="preceding-sibling::*[1][self::tei:label]
      | preceding-sibling::*[1][self::tei:pb or self::tei:lb]/preceding-sibling::*[not(self::tei:pb or self::tei:lb)][1][self::tei:label]"/>
    <li>
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="$label">
        <xsl:call-template name="pages-before"/>
        <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="'label'"/></xsl:call-template><xsl:apply-templates/></span>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="$label"><div class="item"><xsl:call-template name="pages-before"/><xsl:apply-templates/></div></xsl:when>
        <xsl:otherwise><xsl:call-template name="pages-before"/><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="pages-at-end"/>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Pages between entries are shown by the entries; a list of pages alone shows them itself. -->
  <xsl:template match="tei:pb" mode="list">
    <xsl:if test="not(../*[not(self::tei:pb or self::tei:head or self::tei:lb)])"><li class="other"><xsl:call-template name="page"/></li></xsl:if>
  </xsl:template>
  <xsl:template match="tei:lb | comment() | processing-instruction()" mode="list"/>
  <xsl:template match="text()" mode="list">
    <xsl:if test="normalize-space()"><li class="other"><xsl:value-of select="."/></li></xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="list">
    <li class="other"><xsl:call-template name="pages-before"/><xsl:apply-templates select="."/><xsl:call-template name="pages-at-end"/></li>
  </xsl:template>

  <!-- The pages that turn just before this entry, and, in the last one, those after it. (The nearest neighbour is
       asked first: it spares the look at all the others, for each of thousands of entries.) -->
  <xsl:template name="pages-before">
    <xsl:if test="preceding-sibling::*[1][self::tei:pb or self::tei:lb or self::tei:head]
      and preceding-sibling::*[not(self::tei:lb or self::tei:head)][1][self::tei:pb]">
      <xsl:variable name="entries" select="count(preceding-sibling::*[not(self::tei:pb or self::tei:lb or self::tei:head)])"/>
      <xsl:for-each select="preceding-sibling::tei:pb[count(preceding-sibling::*[not(self::tei:pb or self::tei:lb or self::tei:head)]) = $entries]">
        <xsl:call-template name="page"/><xsl:text> </xsl:text>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
  <xsl:template name="pages-at-end">
    <xsl:if test="following-sibling::*[1][self::tei:pb or self::tei:lb or self::tei:head]
      and following-sibling::tei:pb and not(following-sibling::*[not(self::tei:pb or self::tei:lb or self::tei:head)])">
      <xsl:for-each select="following-sibling::tei:pb"><xsl:text> </xsl:text><xsl:call-template name="page"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Outside a list: blocks that bear their names. -->
  <xsl:template match="tei:item | tei:label">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('tei-', local-name())"/></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:table">
    <div class="table" role="group" tabindex="0" aria-label="Table">
      <table>
        <xsl:call-template name="attributes"/>
        <xsl:if test="tei:head">
          <caption><xsl:for-each select="tei:head"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:apply-templates/><xsl:call-template name="hoisted-notes"/></xsl:for-each></caption>
        </xsl:if>
        <tbody>
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="tei:row">
            <xsl:with-param name="width"><xsl:call-template name="table-width"/></xsl:with-param>
          </xsl:apply-templates>
        </tbody>
      </table>
      <xsl:apply-templates select="node()[not(self::tei:head or self::tei:row or self::tei:pb)] | tei:pb[not(../tei:row)]"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- All rows are as wide as the widest: what a row lacks is an empty cell, or its one cell is wider. -->
  <xsl:template name="table-width">
    <xsl:if test="not(tei:row/tei:cell[@rows or @cols])">
      <xsl:for-each select="tei:row">
        <xsl:sort select="count(tei:cell)" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="count(tei:cell)"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:table/tei:row">
    <xsl:param name="width"/>
    <xsl:variable name="lacking" select="($width - count(tei:cell)) * ($width &gt; count(tei:cell) and count(tei:cell) &gt; 0)"/>
    <tr>
      <xsl:call-template name="attributes"/>
      <xsl:if test="not(tei:cell)"><td><xsl:call-template name="pages-before"/><xsl:call-template name="pages-at-end"/></td></xsl:if>
      <xsl:apply-templates><xsl:with-param name="wider" select="$lacking"/></xsl:apply-templates>
      <xsl:if test="$lacking &gt; 0 and tei:cell[2]">
        <td><xsl:if test="$lacking &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="$lacking"/></xsl:attribute></xsl:if></td>
      </xsl:if>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The text of a row that is in no cell (TEI allows none) is kept in one. -->
  <xsl:template match="tei:table/tei:row/*[not(self::tei:cell)]"><td><xsl:apply-templates/></td></xsl:template>
  <xsl:template match="tei:table/tei:row/text()"><xsl:if test="normalize-space()"><td><xsl:value-of select="."/></td></xsl:if></xsl:template>
  <xsl:template match="tei:table/tei:row/tei:pb"><td><xsl:call-template name="page"/></td></xsl:template>

  <xsl:template match="tei:table/tei:row/tei:cell">
    <xsl:param name="wider" select="0"/>
    <xsl:variable name="name"><xsl:choose>
      <xsl:when test="@role = 'label' or ../@role = 'label'">th</xsl:when>
      <xsl:otherwise>td</xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"><xsl:if test="normalize-space() and not(translate(normalize-space(), '0123456789.,$%–-+()* ', ''))">number</xsl:if></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@cols &gt;= 2 and @cols &lt; 1000"><xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
      <xsl:if test="$wider &gt; 0 and not(../tei:cell[2])"><xsl:attribute name="colspan"><xsl:value-of select="$wider + 1"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows &gt;= 2 and @rows &lt; 1000"><xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
      <xsl:if test="not(preceding-sibling::tei:cell[1])">
        <xsl:for-each select=".."><xsl:call-template name="pages-before"/></xsl:for-each>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:if test="not(following-sibling::tei:cell[1])">
        <xsl:for-each select=".."><xsl:call-template name="pages-at-end"/></xsl:for-each>
      </xsl:if>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
