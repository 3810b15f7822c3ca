<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around a document, and the page that lists the documents of an edition. To change it, import this sheet
     in your own and write templates of the same name or match: yours win. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:import href="body.xsl"/>
  <xsl:include href="meta.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="index.xsl"/>
  <xsl:include href="compare.xsl"/>
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- Hooks: more in the head, above the page, below it. -->
  <xsl:template name="head-hook"/>
  <xsl:template name="top-hook"/>
  <xsl:template name="bottom-hook"/>

  <xsl:variable name="language">
    <xsl:choose>
      <xsl:when test="/*/@xml:lang"><xsl:value-of select="/*/@xml:lang"/></xsl:when>
      <xsl:when test="$profile/tei:langUsage/tei:language[1]/@ident"><xsl:value-of select="$profile/tei:langUsage/tei:language[1]/@ident"/></xsl:when>
      <xsl:otherwise>en</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <html lang="{$language}">
      <head>
        <xsl:text>&#10;</xsl:text>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <xsl:text>&#10;</xsl:text>
        <title><xsl:call-template name="page-title"/></title>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="style"/>
        <xsl:call-template name="metadata"/>
        <xsl:call-template name="head-hook"/>
      </head>
      <xsl:text>&#10;</xsl:text>
      <body>
        <xsl:text>&#10;</xsl:text>
        <a class="skip" href="#:text"><xsl:value-of select="$text-skip"/></a>
        <xsl:call-template name="top-hook"/>
        <xsl:call-template name="navigation"/>
        <main id=":text">
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="*" mode="page"/>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="colophon"/>
        <xsl:call-template name="bottom-hook"/>
        <xsl:call-template name="script"/>
      </body>
    </html>
  </xsl:template>

  <!-- What is in the page: TEI with one document, with many, or any other XML. -->
  <xsl:template match="*" mode="page">
    <xsl:if test="not($documents)">
      <xsl:if test="not(/descendant::tei:head[parent::tei:div])"><h1 class="ed"><xsl:value-of select="$title"/></h1></xsl:if>
      <xsl:if test="not(tei:text[@type = 'front' or @type = 'back'])"><xsl:call-template name="facts-block"/></xsl:if>
    </xsl:if>
    <xsl:apply-templates select="self::*[not(tei:text)] | tei:text"/>
    <xsl:call-template name="apparatus">
      <xsl:with-param name="of" select="''"/>
      <xsl:with-param name="id" select="''"/>
    </xsl:call-template>
    <xsl:call-template name="about"/>
  </xsl:template>

  <xsl:template match="tei:TEI/tei:text | tei:text/tei:body"><xsl:apply-templates/></xsl:template>

  <!-- A list is called by its own name, the first page by the edition's. -->
  <xsl:template name="page-title">
    <xsl:choose>
      <xsl:when test="/c:edition/@kind = 'index' and not(/c:edition/@part)"><xsl:value-of select="$title"/></xsl:when>
      <xsl:when test="$context/c:compare"><xsl:value-of select="concat($text-compare, ': ')"/><xsl:call-template name="document-title"/></xsl:when>
      <xsl:when test="$context/c:menu[@here]"><xsl:value-of select="$context/c:menu[@here]/@label"/><xsl:if test="/c:edition/@part"><xsl:value-of select="concat(', ', /c:edition/@part)"/></xsl:if><xsl:value-of select="concat(' – ', $title)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="document-title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="document-title">
    <xsl:if test="$number != '' and not(starts-with($title, concat($number, '.')))"><xsl:value-of select="concat($number, '. ')"/></xsl:if>
    <xsl:value-of select="$title"/>
    <xsl:if test="$context/@edition != ''"><xsl:value-of select="concat(' – ', $context/@edition)"/></xsl:if>
  </xsl:template>

  <!-- A page of an edition has its script beside its style sheet; a page alone has none. -->
  <xsl:template name="script">
    <xsl:if test="$context/@script != ''"><script src="{$context/@script}" data-note="{$text-note}" data-in-list="{$text-note-in-list}" data-page="{$text-page}" data-copied="{$text-copied}"></script><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template name="style">
    <xsl:choose>
      <xsl:when test="$context/c:css"><style><xsl:value-of select="$context/c:css"/></style></xsl:when>
      <xsl:when test="$context">
        <link rel="stylesheet" href="{$context/@style}"/>
        <xsl:for-each select="$context/c:compare"><xsl:text>&#10;</xsl:text><link rel="stylesheet" href="{@assets}compare.css"/></xsl:for-each>
        <xsl:if test="$context/@theme != ''"><xsl:text>&#10;</xsl:text><link rel="stylesheet" href="{$context/@theme}"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><link rel="stylesheet" href="edition.css"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The edition's other pages; the one that is shown is marked. -->
  <xsl:template name="menu">
    <xsl:if test="$context/c:menu[2]">
      <nav class="menu" aria-label="{$text-lists}">
        <ul>
          <xsl:for-each select="$context/c:menu">
            <li><a href="{@href}"><xsl:if test="@here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="@label"/></a></li>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </ul>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="navigation">
    <xsl:if test="/c:edition and not(/c:edition/@kind = 'index') and $context/c:menu">
      <nav class="site" aria-label="{$text-edition}"><a class="up" href="{$context/c:menu[1]/@href}"><xsl:value-of select="$context/@edition"/></a></nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$context/@index != '' or $context/c:previous or $context/c:next">
      <nav class="site" aria-label="{$text-edition}">
        <xsl:if test="$context/@index != ''"><a class="up" href="{$context/@index}"><xsl:value-of select="$edition-title"/><xsl:if test="$edition-title = ''"><xsl:value-of select="$text-contents"/></xsl:if></a></xsl:if>
        <span class="turn"><xsl:call-template name="turn"/></span>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:call-template name="menu"/>
  </xsl:template>

  <!-- Compilation and chapter around the one document of a page: where it stands, no sections of the page. -->
  <xsl:template match="tei:div[not(@type = 'document') and descendant::tei:div[@type = 'document']]" priority="1">
    <xsl:choose>
      <xsl:when test="count($documents) = 1">
        <xsl:if test="tei:head and not(ancestor::tei:div)">
          <p class="standing ed">
            <xsl:for-each select="descendant-or-self::tei:div[descendant::tei:div[@type = 'document']]/tei:head">
              <xsl:if test="position() &gt; 1"><span class="of"> › </span></xsl:if>
              <xsl:apply-templates mode="plain"/>
            </xsl:for-each>
          </p>
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
        <xsl:apply-templates select="*[not(self::tei:head)]"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="section"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="turn">
    <xsl:for-each select="$context/c:previous"><a rel="prev" href="{@href}" title="{@title}">← <span class="hidden"><xsl:value-of select="$text-previous"/><xsl:text> </xsl:text></span><xsl:value-of select="@number"/></a></xsl:for-each>
    <xsl:text> </xsl:text>
    <xsl:for-each select="$context/c:next"><a rel="next" href="{@href}" title="{@title}"><span class="hidden"><xsl:value-of select="$text-next"/><xsl:text> </xsl:text></span><xsl:value-of select="@number"/> →</a></xsl:for-each>
  </xsl:template>

  <!-- Header facts stand below the head of the page's one document. -->
  <xsl:template name="after-head">
    <xsl:if test="count($documents) = 1"><xsl:call-template name="facts-block"/></xsl:if>
  </xsl:template>

  <xsl:template name="facts-block">
    <xsl:variable name="facts"><xsl:call-template name="facts"/></xsl:variable>
    <xsl:if test="$facts != ''">
      <dl class="facts ed"><xsl:text>&#10;</xsl:text><xsl:copy-of select="$facts"/></dl>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <div><dt><xsl:value-of select="$label"/></dt><xsl:text> </xsl:text><dd><xsl:copy-of select="$value"/></dd></div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="day">
    <xsl:param name="when"/>
    <xsl:param name="words"/>
    <xsl:variable name="good"><xsl:call-template name="is-datetime"><xsl:with-param name="when" select="$when"/></xsl:call-template></xsl:variable>
    <xsl:variable name="shown">
      <xsl:value-of select="$words"/>
      <xsl:if test="$words = ''"><xsl:call-template name="long-date"><xsl:with-param name="when" select="$when"/></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$good != ''"><time datetime="{$when}"><xsl:value-of select="$shown"/></time></xsl:when>
      <xsl:otherwise><xsl:value-of select="$shown"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Below the notes: persons and terms, who cites this, its pages, how to cite it, its other forms. -->
  <xsl:template name="about">
    <xsl:call-template name="names-block"/>
    <xsl:if test="$context/c:cited">
      <section class="cited-by ed" aria-labelledby=":cited">
        <h2 id=":cited"><xsl:value-of select="$text-cited-by"/></h2>
        <ul>
          <xsl:for-each select="$context/c:cited"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each>
        </ul>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$pages[@xml:id or @c:id]">
      <nav class="pages ed" role="doc-pagelist" aria-label="{$text-printed-pages}">
        <h2><xsl:value-of select="$text-printed-pages"/></h2>
        <ul>
          <xsl:for-each select="$pages[@xml:id or @c:id]"><li><a href="#{@xml:id}{@c:id[not(../@xml:id)]}"><xsl:value-of select="@n"/></a></li><xsl:text> </xsl:text></xsl:for-each>
        </ul>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="colophon">
    <xsl:variable name="status" select="$header/tei:fileDesc/tei:editionStmt/tei:p[normalize-space()]"/>
    <xsl:if test="$printed or $status or $canonical != '' or $context/@tei != '' or $context/@text != ''">
      <footer class="colophon">
        <xsl:call-template name="citation"/>
        <p class="forms">
          <xsl:if test="$context/@tei != ''"><a href="{$context/@tei}">TEI</a><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="$context/@text != ''"><a href="{$context/@text}"><xsl:value-of select="$text-plain-text"/></a><xsl:text> </xsl:text></xsl:if>
          <xsl:for-each select="$context/c:form"><a href="{@href}"><xsl:value-of select="@label"/></a><xsl:text> </xsl:text></xsl:for-each>
          <xsl:if test="$canonical != ''"><a class="external" href="{$canonical}"><xsl:value-of select="$text-on-the-web"/></a></xsl:if>
        </p>
        <xsl:for-each select="$status"><p class="status"><xsl:value-of select="normalize-space()"/></p></xsl:for-each>
        <xsl:if test="$context/c:previous or $context/c:next"><p class="turn"><xsl:call-template name="turn"/></p></xsl:if>
      </footer>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="citation">
    <xsl:if test="$printed/tei:title">
      <p class="cite">
        <span class="cite-label"><xsl:value-of select="$text-cite-as"/><xsl:text> </xsl:text></span>
        <span class="citation" id=":citation">
        <xsl:text>“</xsl:text><xsl:value-of select="$title"/><xsl:text>,” in </xsl:text>
        <cite><xsl:value-of select="normalize-space($printed/tei:title[1])"/></cite>
        <xsl:for-each select="$printed/tei:editor">
          <xsl:choose>
            <xsl:when test="position() = 1">, ed. </xsl:when>
            <xsl:when test="position() = last()"> and </xsl:when>
            <xsl:otherwise>, </xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
        <xsl:if test="$printed/tei:date">
          <xsl:text> (</xsl:text>
          <xsl:for-each select="$printed/tei:pubPlace"><xsl:value-of select="concat(normalize-space(), ': ')"/></xsl:for-each>
          <xsl:for-each select="$printed/tei:publisher"><xsl:value-of select="concat(normalize-space(), ', ')"/></xsl:for-each>
          <xsl:value-of select="normalize-space($printed/tei:date)"/>
          <xsl:text>)</xsl:text>
        </xsl:if>
        <xsl:for-each select="$printed/tei:biblScope[@unit = 'document'][1]"><xsl:value-of select="concat(', ', normalize-space())"/></xsl:for-each>
        <xsl:for-each select="$printed/tei:biblScope[@unit = 'page'][1]">, <span id=":cited-page"><xsl:value-of select="normalize-space()"/></span></xsl:for-each>
        <xsl:text>.</xsl:text>
        </span>
        <xsl:if test="$context/@script != ''"><xsl:text> </xsl:text><button type="button" id=":copy" hidden="hidden"><xsl:value-of select="$text-copy"/></button></xsl:if>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
