<?xml version="1.0" encoding="UTF-8"?>
<!-- A document's source text, TEI and reading text side by side: c:compare in the context has the rows, the lines of
     the source, and what was found in them; @c:row ties the elements of the TEI to the rows. To change it, write
     templates of the same name in a sheet that imports html.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:include href="written.xsl"/>

  <!-- The elements of the TEI that stand in a row, begin before it or end behind it, by its number. -->
  <xsl:key name="row" match="*[@c:row or @c:opens or @c:closes]" use="@c:row | @c:opens | @c:closes"/>
  <xsl:variable name="compare" select="$context/c:compare"/>
  <!-- Where columns stand one below another, the style sheet names them: with words without these. -->
  <xsl:variable name="unquotable" select="concat('&quot;\', &quot;'&quot;)"/>
  <xsl:variable name="found" select="$compare/c:row/c:found"/>

  <xsl:template match="*[c:context/c:compare]" mode="page" priority="1">
    <h1><span class="kicker"><xsl:value-of select="$text-compare"/></span><xsl:text> </xsl:text><xsl:call-template name="compare-title"/></h1>
    <xsl:text>&#10;</xsl:text>
    <p class="forms">
      <a href="{$compare/@page}"><xsl:value-of select="$text-reading-text"/></a><xsl:text> </xsl:text>
      <a href="{$compare/@source}"><xsl:value-of select="$text-source-text"/></a><xsl:text> </xsl:text>
      <a href="{$context/@tei}">TEI</a>
    </p>
    <p class="about"><xsl:value-of select="$text-compare-about"/></p>
    <xsl:text>&#10;</xsl:text>
    <xsl:for-each select="$compare">
      <xsl:call-template name="compare-sum"/>
      <xsl:call-template name="compare-header"/>
      <xsl:call-template name="compare-rows"/>
    </xsl:for-each>
    <script src="{$compare/@assets}compare.js"></script>
  </xsl:template>

  <!-- The heading, else the title. -->
  <xsl:template name="compare-title">
    <xsl:variable name="head"><xsl:apply-templates select="$documents[1]/tei:head[1]" mode="plain"/></xsl:variable>
    <xsl:value-of select="normalize-space($head)"/>
    <xsl:if test="normalize-space($head) = ''"><xsl:value-of select="$title"/></xsl:if>
  </xsl:template>

  <!-- How much was found, how surely, and each doubt. -->
  <xsl:template name="compare-sum">
    <xsl:variable name="doubts" select="$found[not(@sure = 'high')]"/>
    <xsl:variable name="low" select="count($doubts[@sure = 'low'])"/>
    <section class="sum" aria-labelledby=":doubts">
      <p class="count">
        <xsl:value-of select="concat(@findings, ' ', $text-findings, ': ', @findings - count($doubts), ' ', $text-sure-high, ', ')"/>
        <xsl:value-of select="concat(count($doubts) - $low, ' ', $text-sure-medium, ', ', $low, ' ', $text-sure-low)"/>
      </p>
      <h2 id=":doubts"><xsl:value-of select="concat($text-doubtful, ': ', count($doubts))"/></h2>
      <xsl:choose>
        <xsl:when test="$doubts">
          <ol class="found">
            <xsl:text>&#10;</xsl:text>
            <xsl:for-each select="$doubts">
              <li><a href="#:f{@key}"><xsl:call-template name="role"/></a><xsl:text> </xsl:text>
                <xsl:call-template name="sure"/>
                <xsl:value-of select="concat(', ', $text-line, ' ', @line)"/>
                <xsl:if test="@words">: <q><xsl:value-of select="@words"/></q></xsl:if></li>
              <xsl:text>&#10;</xsl:text>
            </xsl:for-each>
          </ol>
        </xsl:when>
        <xsl:otherwise><p class="about"><xsl:value-of select="$text-no-doubts"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- What the header rests on. What stands in no row is told here. -->
  <xsl:template name="compare-header">
    <xsl:variable name="facts" select="$found[@above]"/>
    <xsl:if test="$facts">
      <h2 id=":header"><xsl:value-of select="$text-compare-header"/></h2>
      <table class="header" aria-labelledby=":header" style="--at:'{translate($text-line, $unquotable, '')}'">
        <thead><tr><th scope="col"><xsl:value-of select="$text-fact"/></th><th scope="col"><xsl:value-of select="$text-fact-value"/></th><th scope="col"><xsl:value-of select="$text-how-sure"/></th><th scope="col"><xsl:value-of select="$text-why"/></th><th scope="col"><xsl:value-of select="$text-fact-line"/></th></tr></thead>
        <tbody>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="$facts">
            <tr>
              <xsl:if test="@above = 'only'"><xsl:attribute name="id"><xsl:value-of select="concat(':f', @key)"/></xsl:attribute></xsl:if>
              <th scope="row"><xsl:value-of select="@role"/></th>
              <td><xsl:call-template name="fact-found"/></td>
              <td><xsl:call-template name="sure"/></td>
              <td><xsl:call-template name="why"/><xsl:if test="@above = 'only'"><xsl:call-template name="next-doubt"/></xsl:if></td>
              <td><a href="#:l{@line}"><xsl:value-of select="@line"/></a></td>
            </tr>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The words, and what they come to where that is another thing; they lead to where they are told, or marked. -->
  <xsl:template name="fact-found">
    <xsl:variable name="to">
      <xsl:choose>
        <xsl:when test="@above = 'too'"><xsl:value-of select="concat('#:f', @key)"/></xsl:when>
        <xsl:when test="@marked"><xsl:value-of select="concat('#:s', @key)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('#:l', @line)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="not(@words) or @words = @value"><a href="{$to}"><xsl:value-of select="@value"/></a></xsl:when>
      <xsl:otherwise>
        <q><a href="{$to}"><xsl:value-of select="@words"/></a></q>
        <xsl:if test="@value"><xsl:value-of select="concat(' = ', @value)"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="role">
    <xsl:value-of select="@role"/>
    <xsl:if test="@value"><xsl:value-of select="concat(' = ', @value)"/></xsl:if>
  </xsl:template>

  <xsl:template name="sure">
    <xsl:choose>
      <xsl:when test="@sure = 'high'"><i><xsl:value-of select="$text-sure-high"/></i></xsl:when>
      <xsl:when test="@sure = 'medium'"><i class="medium"><xsl:value-of select="$text-sure-medium"/></i></xsl:when>
      <xsl:otherwise><i class="low"><xsl:value-of select="$text-sure-low"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="why"><code><xsl:value-of select="@rule"/></code><xsl:value-of select="concat(': ', @why)"/></xsl:template>

  <xsl:template name="next-doubt">
    <xsl:if test="not(@sure = 'high')">
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@following"><a class="next" href="#:f{@following}"><xsl:value-of select="$text-next-doubt"/> ↓</a></xsl:when>
        <xsl:otherwise><a class="next" href="#:doubts"><xsl:value-of select="$text-all-doubts"/> ↑</a></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- The text: in each row its lines, its TEI, what a reader sees; below them what was found there. -->
  <xsl:template name="compare-rows">
    <h2 id=":rows"><xsl:value-of select="$text-compare-text"/></h2>
    <table class="rows" aria-labelledby=":rows" style="--source:'{translate($text-source-text, $unquotable, '')}';--reading:'{translate($text-reading-text, $unquotable, '')}'">
      <thead><tr><th scope="col"><xsl:value-of select="$text-source-text"/></th><th scope="col">TEI</th><th scope="col"><xsl:value-of select="$text-reading-text"/></th></tr></thead>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="c:row">
        <tbody>
          <tr>
            <td class="src"><xsl:apply-templates select="c:line" mode="compare"/></td>
            <td class="xml"><xsl:call-template name="row-xml"/></td>
            <td class="read"><xsl:call-template name="row-reading"/></td>
          </tr>
          <xsl:if test="c:found">
            <tr>
              <td colspan="3" class="why">
                <ul>
                  <xsl:for-each select="c:found[not(@above = 'only')]">
                    <li id=":f{@key}">
                      <b><xsl:call-template name="role"/></b>
                      <xsl:if test="@times"><xsl:value-of select="concat(' × ', @times)"/></xsl:if>
                      <xsl:text> </xsl:text><xsl:call-template name="sure"/><xsl:text> </xsl:text>
                      <xsl:if test="@words and not(@whole)"><xsl:call-template name="found-words"/></xsl:if>
                      <xsl:call-template name="why"/>
                      <xsl:call-template name="next-doubt"/>
                    </li>
                  </xsl:for-each>
                  <xsl:if test="c:found[@above = 'only']">
                    <li><xsl:value-of select="concat($text-in-header, ' ')"/><xsl:for-each select="c:found[@above = 'only']"><xsl:if test="position() &gt; 1">, </xsl:if><a href="#:f{@key}"><xsl:value-of select="@role"/></a></xsl:for-each></li>
                  </xsl:if>
                </ul>
              </td>
            </tr>
          </xsl:if>
        </tbody>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </table>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="found-words">
    <q>
      <xsl:choose>
        <xsl:when test="@marked"><a href="#:s{@key}"><xsl:value-of select="@words"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="@words"/></xsl:otherwise>
      </xsl:choose>
    </q>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="c:line" mode="compare">
    <div id=":l{@n}"><xsl:apply-templates mode="compare"/></div>
  </xsl:template>
  <xsl:template match="c:line[@rest]" mode="compare" priority="1">
    <div class="rest"><xsl:apply-templates mode="compare"/></div>
  </xsl:template>

  <xsl:template match="c:piece" mode="compare">
    <a href="#:f{@f}">
      <xsl:if test="@blank or not(@sure = 'high')"><xsl:attribute name="class"><xsl:value-of select="concat(@sure, substring(' blank', 1, 6 * @blank))"/></xsl:attribute></xsl:if>
      <xsl:if test="@first"><xsl:attribute name="id"><xsl:value-of select="concat(':s', @f)"/></xsl:attribute></xsl:if>
      <xsl:if test="@blank"><xsl:attribute name="aria-label"><xsl:value-of select="$found[@key = current()/@f]/@role"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="compare"/>
    </a>
  </xsl:template>

  <!-- What cannot be seen, or turns the direction of writing, is named, and keeps to itself. -->
  <xsl:template match="c:odd" mode="compare"><bdi class="odd" title="{@code}"><xsl:value-of select="."/></bdi></xsl:template>

  <!-- What a reader sees of a row. -->
  <xsl:template name="row-reading">
    <xsl:for-each select="key('row', @n)[@c:opens = current()/@n][@xml:id]"><span id="{@xml:id}"></span></xsl:for-each>
    <xsl:variable name="nodes" select="key('row', @n)[@c:row = current()/@n]"/>
    <xsl:choose>
      <xsl:when test="$nodes/parent::tei:list and not($nodes[self::tei:head])">
        <xsl:variable name="words" select="normalize-space($nodes[self::tei:item][1])"/>
        <div>
          <xsl:attribute name="class">
            <xsl:choose>
              <xsl:when test="$nodes[self::tei:label]">list labelled</xsl:when>
              <xsl:when test="starts-with($words, '—') or starts-with($words, '–') or starts-with($words, '-')">list dashed</xsl:when>
              <xsl:when test="$nodes/parent::tei:list/@rend = 'bulleted'">list bulleted</xsl:when>
              <xsl:otherwise>list</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <ul><xsl:apply-templates select="$nodes" mode="list"/></ul>
        </div>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$nodes" mode="reading"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="reading"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="tei:list/tei:head" mode="reading"><xsl:apply-templates select="." mode="list"/></xsl:template>
  <xsl:template match="tei:list/tei:pb" mode="reading"><xsl:call-template name="page"/></xsl:template>

  <!-- What a paragraph says before the blocks in it, which have rows of their own. -->
  <xsl:template match="*[@c:leads]" mode="reading" priority="2">
    <p><xsl:call-template name="attributes"/><xsl:apply-templates select="node()[not(self::tei:list or self::tei:table or self::tei:quote[@rend = 'blockquote'])]"/></p>
  </xsl:template>

  <!-- A heading is one of this page's, below those of its parts. -->
  <xsl:template match="tei:div/tei:head" mode="reading">
    <div class="heading">
      <h3><xsl:call-template name="attributes"/><xsl:apply-templates/></h3>
      <xsl:call-template name="hoisted-notes"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:note[not(@rend = 'inline')]" mode="reading">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <xsl:variable name="doubt"><xsl:call-template name="note-doubt"/></xsl:variable>
    <div class="foot" id="{$id}">
      <span class="ed label"><xsl:call-template name="note-label"/></span><xsl:text> </xsl:text>
      <xsl:if test="@type = 'source'"><span class="ed label"><xsl:value-of select="$text-source"/></span><xsl:text> </xsl:text></xsl:if>
      <div class="note-text">
        <xsl:apply-templates/>
        <xsl:if test="$doubt != ''"><xsl:text> </xsl:text><span class="ed doubt"><xsl:value-of select="$doubt"/></span></xsl:if>
        <xsl:call-template name="back-links"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
