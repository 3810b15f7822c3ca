<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of an edition beside those of its documents: c:edition, in it groups, and in these documents, names,
     months, rows or sums. What each kind of page is made of is known in publishing/pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:tei-edition:context" exclude-result-prefixes="c">

  <xsl:template match="c:edition" mode="page">
    <h1>
      <xsl:choose>
        <xsl:when test="@kind = 'index'"><xsl:value-of select="@title"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="c:context/c:menu[@here]/@label"/></xsl:otherwise>
      </xsl:choose>
    </h1>
    <xsl:text>&#10;</xsl:text>
    <xsl:for-each select="c:about"><p class="about"><xsl:value-of select="."/></p></xsl:for-each>
    <xsl:for-each select="c:count">
      <p class="count"><xsl:value-of select="@number"/>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="@number = 1"><xsl:value-of select="$text-one-document"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$text-documents"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:if test="c:form">
      <p class="forms"><xsl:for-each select="c:form"><a href="{@href}"><xsl:value-of select="@label"/></a><xsl:text> </xsl:text></xsl:for-each></p>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="@letters and count(c:group) &gt; 3"><xsl:call-template name="letters"/></xsl:if>
    <xsl:if test="c:part"><xsl:call-template name="parts"/></xsl:if>
    <xsl:if test="c:chapter"><xsl:call-template name="chapters"/></xsl:if>
    <xsl:if test="c:month"><xsl:call-template name="timeline"/></xsl:if>
    <xsl:if test="c:row"><xsl:call-template name="citations"/></xsl:if>
    <xsl:if test="c:search"><xsl:call-template name="search"/></xsl:if>
    <xsl:call-template name="documents"/>
    <xsl:apply-templates select="c:group" mode="index"/>
    <xsl:for-each select="c:following"><p class="following"><a rel="next" href="{@href}"><xsl:value-of select="concat($text-next, ' ', @label)"/> →</a></p><xsl:text>&#10;</xsl:text></xsl:for-each>
    <xsl:if test="c:table">
      <p class="tables">
        <xsl:value-of select="$text-as-data"/><xsl:text> </xsl:text>
        <xsl:for-each select="c:table">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <a href="{@href}"><xsl:value-of select="@name"/></a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- A part of a page under its heading; in it perhaps further parts. -->
  <xsl:template match="c:group" mode="index">
    <xsl:variable name="level" select="count(ancestor-or-self::c:group) + 1"/>
    <xsl:variable name="name"><xsl:choose>
      <xsl:when test="@title">section</xsl:when>
      <xsl:otherwise>div</xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="class">group</xsl:attribute>
      <xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
      <xsl:if test="@title"><xsl:element name="h{$level * ($level &lt; 6) + 6 * ($level &gt;= 6)}"><xsl:value-of select="@title"/></xsl:element></xsl:if>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="@about"><p class="about"><xsl:value-of select="@about"/></p></xsl:if>
      <xsl:call-template name="documents"/>
      <xsl:if test="c:name"><xsl:call-template name="names"/></xsl:if>
      <xsl:if test="c:share | c:sum"><xsl:call-template name="sums"/></xsl:if>
      <xsl:apply-templates select="c:group" mode="index"/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="letters">
    <nav class="letters" aria-label="{$text-letters}">
      <xsl:for-each select="c:group"><a href="#{@id}"><xsl:value-of select="@title"/></a><xsl:text> </xsl:text></xsl:for-each>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A long list is several pages: the way to each, and, on the first, to each chapter. -->
  <xsl:template name="parts">
    <nav class="letters parts" aria-label="{$text-parts}">
      <xsl:for-each select="c:part"><a href="{@href}"><xsl:if test="@here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="@label"/></a><xsl:text> </xsl:text></xsl:for-each>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="chapters">
    <nav class="chapters" aria-label="{$text-contents}">
      <ul>
        <xsl:for-each select="c:chapter"><li><a href="{@href}"><xsl:value-of select="@label"/></a></li><xsl:text>&#10;</xsl:text></xsl:for-each>
      </ul>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="documents">
    <xsl:if test="c:document">
      <ol class="documents" role="list">
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="c:document" mode="index"/>
      </ol>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:document" mode="index">
    <li>
      <span class="number"><xsl:value-of select="@number"/></span>
      <xsl:text> </xsl:text>
      <div class="entry">
        <a href="{@href}"><xsl:value-of select="@title"/></a>
        <xsl:if test="@from or @to or @date or @pages">
          <p class="entry-facts">
            <xsl:call-template name="entry-correspondents"/>
            <xsl:if test="@date">
              <span class="entry-date">
                <xsl:choose>
                  <xsl:when test="@when"><time datetime="{@when}"><xsl:value-of select="@date"/></time></xsl:when>
                  <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
                </xsl:choose>
                <xsl:if test="@sure"><xsl:value-of select="concat(' (', @sure, ')')"/></xsl:if>
              </span>
            </xsl:if>
            <xsl:if test="@pages"><xsl:text> </xsl:text><span class="entry-pages"><xsl:value-of select="@pages"/></span></xsl:if>
          </p>
        </xsl:if>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="entry-correspondents">
    <xsl:if test="@from or @to">
      <span class="entry-people">
        <xsl:value-of select="@from"/>
        <xsl:if test="@to"><xsl:value-of select="concat(' to ', @to)"/></xsl:if>
      </span>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A document by its number: in an index, a table, a line of time. -->
  <xsl:template match="c:at" mode="index">
    <a class="at" href="{@href}" title="{@title}"><xsl:value-of select="@number"/></a>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template name="names">
    <dl class="names">
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="c:name">
        <div>
          <xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
          <dt><xsl:value-of select="@name"/></dt>
          <xsl:if test="@about"><dd class="about"><xsl:value-of select="@about"/></dd></xsl:if>
          <xsl:for-each select="c:role">
            <dd><span class="role"><xsl:value-of select="@label"/></span><xsl:text> </xsl:text><xsl:apply-templates select="c:at" mode="index"/></dd>
          </xsl:for-each>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </dl>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The line of time: a year begins with its heading. -->
  <xsl:template name="timeline">
    <ol class="timeline" role="list">
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="c:month">
        <li>
          <xsl:if test="not(c:at)"><xsl:attribute name="class">empty</xsl:attribute></xsl:if>
          <time datetime="{@when}"><xsl:value-of select="@label"/></time>
          <xsl:text> </xsl:text>
          <span class="marks"><xsl:apply-templates select="c:at" mode="index"/></span>
        </li>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </ol>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="citations">
    <div class="table">
      <table class="citations">
        <thead><tr><th scope="col"><xsl:value-of select="$text-document"/></th><th scope="col"><xsl:value-of select="$text-cites"/></th><th scope="col"><xsl:value-of select="$text-is-cited-by"/></th></tr></thead>
        <tbody>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="c:row">
            <tr>
              <th scope="row"><a href="{@href}"><xsl:value-of select="@number"/></a><xsl:text> </xsl:text><span class="row-title"><xsl:value-of select="@title"/></span></th>
              <td><xsl:apply-templates select="c:cites/c:at" mode="index"/></td>
              <td><xsl:apply-templates select="c:cited/c:at" mode="index"/></td>
            </tr>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The search: nothing of it is shown until its script can answer. -->
  <xsl:template name="search">
    <form id=":search" role="search" action="search.html" hidden="hidden">
      <label for=":q"><xsl:value-of select="$text-search-words"/></label>
      <div class="ask"><input id=":q" name="q" type="search" autocomplete="off" spellcheck="false"/><xsl:text> </xsl:text><button type="submit"><xsl:value-of select="$text-search-button"/></button></div>
    </form>
    <noscript>
      <p class="about"><xsl:value-of select="$text-search-needs"/></p>
      <ul>
        <xsl:for-each select="c:context/c:menu[not(@here)]"><li><a href="{@href}"><xsl:value-of select="@label"/></a></li></xsl:for-each>
      </ul>
    </noscript>
    <div class="found">
      <div id=":facets" class="facets" role="group" aria-label="{$text-show-only}"><xsl:text> </xsl:text></div>
      <div class="hits">
        <p id=":status" role="status" class="count"><xsl:text> </xsl:text></p>
        <ol id=":hits" class="documents" role="list"><li hidden="hidden">none</li></ol>
        <button id=":more" type="button" hidden="hidden"><xsl:value-of select="$text-more"/></button>
      </div>
    </div>
    <script src="{c:search/@folder}minisearch.js"></script>
    <script src="{c:search/@folder}question.js"></script>
    <script src="{c:search/@folder}search.js" data-people="{$text-correspondent}" data-year="{$text-year}" data-kind="{$text-kind}" data-marking="{$text-classification}" data-one="{$text-one-document}" data-many="{$text-documents}"></script>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="sums">
    <dl class="sums">
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="c:share | c:sum">
        <div>
          <dt><xsl:value-of select="@label"/></dt>
          <dd>
            <xsl:value-of select="@number"/>
            <xsl:if test="@of"><xsl:value-of select="concat(' ', $text-of, ' ', @of)"/></xsl:if>
            <xsl:if test="c:at"><span class="without"><xsl:value-of select="$text-without"/><xsl:text> </xsl:text><xsl:apply-templates select="c:at" mode="index"/></span></xsl:if>
          </dd>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </dl>
    <xsl:if test="c:at">
      <ul class="dead">
        <xsl:for-each select="c:at"><li><xsl:apply-templates select="." mode="index"/><xsl:value-of select="concat('“', @words, '” (', @target, ')')"/></li></xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
