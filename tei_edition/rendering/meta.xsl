<?xml version="1.0" encoding="UTF-8"?>
<!-- The metadata in the head of a page: what reference managers (citation_*) and libraries (Dublin Core) read, and
     the page's relatives. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:template name="metadata">
    <xsl:call-template name="relatives"/>
    <xsl:if test="$header and not($context/@kind)">
      <xsl:call-template name="citation-metadata"/>
      <xsl:call-template name="dublin-core"/>
      <xsl:call-template name="open-graph"/>
      <xsl:for-each select="$context/c:linked-data">
        <script type="application/ld+json"><xsl:value-of select="."/></script>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="relative">
    <xsl:param name="rel"/>
    <xsl:param name="href"/>
    <xsl:param name="type"/>
    <xsl:if test="$href != ''">
      <link rel="{$rel}" href="{$href}"><xsl:if test="$type != ''"><xsl:attribute name="type"><xsl:value-of select="$type"/></xsl:attribute></xsl:if></link>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="relatives">
    <xsl:call-template name="relative"><xsl:with-param name="rel">canonical</xsl:with-param><xsl:with-param name="href" select="$canonical"/></xsl:call-template>
    <xsl:call-template name="relative"><xsl:with-param name="rel">prev</xsl:with-param><xsl:with-param name="href" select="$context/*[local-name() = 'previous']/@href"/></xsl:call-template>
    <xsl:call-template name="relative"><xsl:with-param name="rel">next</xsl:with-param><xsl:with-param name="href" select="$context/*[local-name() = 'next']/@href"/></xsl:call-template>
    <xsl:call-template name="relative"><xsl:with-param name="rel">alternate</xsl:with-param><xsl:with-param name="href" select="$context/@tei"/><xsl:with-param name="type">application/tei+xml</xsl:with-param></xsl:call-template>
    <xsl:call-template name="relative"><xsl:with-param name="rel">alternate</xsl:with-param><xsl:with-param name="href" select="$context/@text"/><xsl:with-param name="type">text/plain</xsl:with-param></xsl:call-template>
    <xsl:variable name="licence" select="$header/tei:fileDesc/tei:publicationStmt/tei:availability/tei:licence/@target"/>
    <xsl:if test="starts-with($licence, 'https://') or starts-with($licence, 'http://')">
      <xsl:call-template name="relative"><xsl:with-param name="rel">license</xsl:with-param><xsl:with-param name="href" select="$licence"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="meta">
    <xsl:param name="name"/>
    <xsl:param name="content"/>
    <xsl:if test="normalize-space($content) != ''">
      <meta name="{$name}" content="{normalize-space($content)}"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The best single value for a date: the day, or the first of its range. -->
  <xsl:variable name="created">
    <xsl:variable name="date" select="$profile/tei:creation/tei:date[1]"/>
    <xsl:value-of select="substring(($date/@when | $date/@notBefore | $date/@from)[1], 1, 10)"/>
  </xsl:variable>

  <xsl:template name="citation-metadata">
    <xsl:variable name="page" select="$printed/tei:biblScope[@unit = 'page'][1]"/>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_title</xsl:with-param><xsl:with-param name="content" select="$title"/></xsl:call-template>
    <xsl:for-each select="$header/tei:fileDesc/tei:titleStmt/tei:author">
      <xsl:call-template name="meta"><xsl:with-param name="name">citation_author</xsl:with-param><xsl:with-param name="content" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$printed/tei:editor">
      <xsl:call-template name="meta"><xsl:with-param name="name">citation_editor</xsl:with-param><xsl:with-param name="content" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_book_title</xsl:with-param><xsl:with-param name="content" select="$printed/tei:title[1]"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_publication_date</xsl:with-param><xsl:with-param name="content" select="$printed/tei:date"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_publisher</xsl:with-param><xsl:with-param name="content" select="$printed/tei:publisher"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_isbn</xsl:with-param><xsl:with-param name="content" select="$printed/tei:idno[@type = 'ISBN']"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_firstpage</xsl:with-param><xsl:with-param name="content" select="$page/@from"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_lastpage</xsl:with-param><xsl:with-param name="content" select="$page/@to"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_language</xsl:with-param><xsl:with-param name="content" select="$language"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_public_url</xsl:with-param><xsl:with-param name="content" select="$canonical"/></xsl:call-template>
  </xsl:template>

  <!-- What other sites show of a page that is linked to. -->
  <xsl:template name="open-graph">
    <xsl:call-template name="property"><xsl:with-param name="name">og:type</xsl:with-param><xsl:with-param name="content">article</xsl:with-param></xsl:call-template>
    <xsl:call-template name="property"><xsl:with-param name="name">og:title</xsl:with-param><xsl:with-param name="content"><xsl:call-template name="page-title"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="property"><xsl:with-param name="name">og:site_name</xsl:with-param><xsl:with-param name="content" select="$edition-title"/></xsl:call-template>
    <xsl:call-template name="property"><xsl:with-param name="name">og:url</xsl:with-param><xsl:with-param name="content" select="$canonical"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="property">
    <xsl:param name="name"/>
    <xsl:param name="content"/>
    <xsl:if test="normalize-space($content) != ''">
      <meta property="{$name}" content="{normalize-space($content)}"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="dublin-core">
    <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.title</xsl:with-param><xsl:with-param name="content" select="$title"/></xsl:call-template>
    <xsl:for-each select="$header/tei:fileDesc/tei:titleStmt/tei:author">
      <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.creator</xsl:with-param><xsl:with-param name="content" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.created</xsl:with-param><xsl:with-param name="content" select="$created"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.identifier</xsl:with-param><xsl:with-param name="content" select="$canonical"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.isPartOf</xsl:with-param><xsl:with-param name="content" select="$printed/tei:title[1]"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.language</xsl:with-param><xsl:with-param name="content" select="$language"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">dcterms.rights</xsl:with-param><xsl:with-param name="content" select="$header/tei:fileDesc/tei:publicationStmt/tei:availability"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
