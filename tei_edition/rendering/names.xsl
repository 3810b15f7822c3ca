<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons and terms, where lists explain them: the entries that the header has stand below the document, and the first
     mention in each paragraph leads there. Where the edition lists all the places of an entry, the entry leads on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:key name="explained" use="concat('#', @xml:id)"
    match="tei:teiHeader//tei:listPerson/tei:person[@xml:id] | tei:taxonomy[@xml:id = 'terms']/tei:category[@xml:id]"/>
  <xsl:key name="named" use="concat(@corresp | @ref | @target, ' ', generate-id(ancestor::*[self::tei:p or self::tei:item
    or self::tei:cell or self::tei:head or self::tei:note or self::tei:signed][1]))"
    match="tei:text//tei:persName[@corresp or @ref] | tei:text//tei:gloss[@target] | tei:text//tei:term[@corresp or @ref or @target]"/>
  <xsl:key name="place" match="c:name" use="@id"/>

  <xsl:variable name="explained-persons" select="$header//tei:listPerson/tei:person[@xml:id]"/>
  <xsl:variable name="explained-terms" select="$header//tei:taxonomy[@xml:id = 'terms']/tei:category[@xml:id]"/>

  <!-- No link stands in a link, and none around a note or a page. -->
  <xsl:template match="tei:persName[@corresp or @ref] | tei:gloss[@target] | tei:term[@corresp or @ref or @target]">
    <xsl:variable name="pointer" select="string(@corresp | @ref | @target)"/>
    <xsl:variable name="within" select="ancestor::*[self::tei:p or self::tei:item or self::tei:cell or self::tei:head
      or self::tei:note or self::tei:signed][1]"/>
    <xsl:choose>
      <xsl:when test="key('explained', $pointer) and not(ancestor::tei:ref or ancestor::tei:rs or .//tei:*[self::tei:note or self::tei:ref or self::tei:rs or self::tei:pb])
        and generate-id(key('named', concat($pointer, ' ', generate-id($within)))[1]) = generate-id()">
        <a href="{$pointer}">
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="'name'"/></xsl:call-template>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="generic"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="names-block">
    <xsl:if test="$explained-persons | $explained-terms">
      <section class="explained ed" aria-labelledby=":explained">
        <h2 id=":explained">
          <xsl:choose>
            <xsl:when test="not($explained-terms)"><xsl:value-of select="$text-page-by-person"/></xsl:when>
            <xsl:when test="not($explained-persons)"><xsl:value-of select="$text-page-by-term"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$text-persons-and-terms"/></xsl:otherwise>
          </xsl:choose>
        </h2>
        <dl>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="$explained-persons">
            <xsl:call-template name="explained">
              <xsl:with-param name="name" select="tei:persName[1]"/>
              <xsl:with-param name="about" select="tei:note[1]"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$explained-terms">
            <xsl:call-template name="explained">
              <xsl:with-param name="name" select="tei:catDesc/tei:term[1]"/>
              <xsl:with-param name="about" select="tei:catDesc/text()"/>
            </xsl:call-template>
          </xsl:for-each>
        </dl>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="explained">
    <xsl:param name="name"/>
    <xsl:param name="about"/>
    <xsl:variable name="place" select="key('place', @xml:id)"/>
    <xsl:variable name="said"><xsl:for-each select="$about"><xsl:value-of select="."/></xsl:for-each></xsl:variable>
    <div id="{@xml:id}">
      <dt>
        <xsl:choose>
          <xsl:when test="$place"><a href="{$place/@href}" title="{$text-all-mentions}"><xsl:value-of select="normalize-space($name)"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="normalize-space($name)"/></xsl:otherwise>
        </xsl:choose>
      </dt>
      <xsl:text> </xsl:text>
      <dd><xsl:value-of select="normalize-space($said)"/></dd>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
