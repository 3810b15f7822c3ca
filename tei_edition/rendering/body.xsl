<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of a document in HTML's vocabulary: the rules that a page and an e-book share. What the edition itself
     says (not the document) has the class "ed", so that it can be told from the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:import href="core.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="pointers.xsl"/>

  <xsl:template match="tei:teiHeader | c:* | comment() | processing-instruction()"/>

  <!-- Hooks: empty, for an output or a user to fill. -->
  <xsl:template name="after-head"/>
  <xsl:template name="after-document"/>

  <!-- Most elements make no claim: for those nothing is worked out. -->
  <xsl:template name="attributes">
    <xsl:param name="class"/>
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
    <xsl:if test="@c:f"><xsl:attribute name="data-f"><xsl:value-of select="@c:f"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="@cert"><xsl:call-template name="attributes-of-claim"><xsl:with-param name="class" select="$class"/></xsl:call-template></xsl:when>
      <xsl:when test="$class != ''"><xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="attributes-of-claim">
    <xsl:param name="class"/>
    <xsl:variable name="sure"><xsl:call-template name="how-sure"/></xsl:variable>
    <xsl:variable name="classes">
      <xsl:value-of select="$class"/>
      <xsl:if test="$sure != ''"><xsl:value-of select="concat(' unsure cert-', @cert)"/></xsl:if>
    </xsl:variable>
    <xsl:if test="$classes != ''">
      <xsl:attribute name="class"><xsl:value-of select="normalize-space($classes)"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$sure != ''">
      <xsl:attribute name="title"><xsl:value-of select="concat('Marked up by rule: ', $sure)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- A file's own words for a kind never stand alone as a class, so they cannot be taken for ours. -->
  <xsl:template name="typed">
    <xsl:if test="@type != ''"><xsl:value-of select="concat('type-', translate(@type, ' ', '-'))"/></xsl:if>
  </xsl:template>

  <!-- Anything without a rule of its own: a block or a span that bears the element's name. -->
  <xsl:template match="*" name="generic">
    <xsl:choose>
      <!-- What is there by the thousand needs no question. -->
      <xsl:when test="(self::tei:persName or self::tei:gloss or self::tei:placeName or self::tei:date) and not(*)">
        <span>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('tei-', local-name())"/></xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="named"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="named">
    <xsl:variable name="block"><xsl:apply-templates select="." mode="blocks"/></xsl:variable>
    <xsl:variable name="inline"><xsl:call-template name="is-inline"/></xsl:variable>
    <xsl:if test="$block = '' and $inline = ''"><xsl:call-template name="unknown"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$block = ''">
        <span>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class">
              <xsl:value-of select="concat('tei-', local-name())"/>
              <xsl:if test="self::tei:seg"><xsl:text> </xsl:text><xsl:call-template name="typed"/></xsl:if>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('tei-', local-name())"/></xsl:call-template>
          <xsl:apply-templates/>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A document: its head, what an output adds below the head, its text, its notes. -->
  <xsl:template match="tei:div[@type = 'document']">
    <article>
      <xsl:call-template name="attributes"><xsl:with-param name="class" select="'document'"/></xsl:call-template>
      <xsl:if test="not(tei:head)">
        <h1 class="ed"><xsl:value-of select="$title"/></h1>
        <xsl:call-template name="after-head"/>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:call-template name="apparatus"/>
      <xsl:call-template name="after-document"/>
    </article>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Only what has a heading is a section to a reader who goes from heading to heading. -->
  <xsl:template match="tei:div | *[local-name() = 'attachment']" name="section">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="tei:head">section</xsl:when>
        <xsl:otherwise>div</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:call-template name="typed"/>
          <xsl:if test="not(@type) and local-name() = 'attachment'">type-attachment</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A heading. Its note references follow it, so that they are no part of its name. -->
  <xsl:template match="tei:div/tei:head | *[local-name() = 'attachment']/tei:head">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <div class="heading">
      <xsl:element name="h{$level}">
        <xsl:call-template name="attributes"/>
        <xsl:apply-templates/>
      </xsl:element>
      <xsl:call-template name="hoisted-notes"/>
    </div>
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="parent::tei:div[@type = 'document'] and not(preceding-sibling::tei:head)">
      <xsl:call-template name="after-head"/>
    </xsl:if>
  </xsl:template>

  <!-- A head anywhere else (of a figure, of verse) is a line. -->
  <xsl:template match="tei:head">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="class" select="'line-head'"/></xsl:call-template>
      <xsl:apply-templates/>
      <xsl:call-template name="hoisted-notes"/>
    </div>
  </xsl:template>

  <!-- A paragraph that holds a list or another block cannot be HTML's p. -->
  <xsl:template match="tei:p | tei:ab">
    <xsl:variable name="blocks"><xsl:apply-templates select="*" mode="blocks"/></xsl:variable>
    <xsl:variable name="class">
      <xsl:if test="$blocks != ''">p </xsl:if>
      <xsl:choose>
        <xsl:when test="@rend = 'center' or @rendition = '#center'">center</xsl:when>
        <xsl:when test="@rend = 'right' or @rendition = '#right'">right</xsl:when>
        <xsl:when test="starts-with(@rend, 'sectiontitle')">subhead</xsl:when>
        <xsl:when test="@rend = 'flushleft'">flushleft</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$blocks = ''">
        <p>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:apply-templates/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:apply-templates/>
        </div>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:quote[@rend = 'blockquote' or tei:p]">
    <blockquote>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </blockquote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:opener | tei:closer | tei:postscript | tei:dateline | tei:salute | tei:signed">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Words in the line. -->
  <xsl:template match="tei:hi">
    <xsl:variable name="blocks"><xsl:apply-templates select="*" mode="blocks"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="$blocks != ''">div</xsl:when>
        <xsl:when test="@rend = 'strong' or @rend = 'bold'">b</xsl:when>
        <xsl:when test="@rend = 'superscript' or @rend = 'sup'">sup</xsl:when>
        <xsl:when test="@rend = 'subscript' or @rend = 'sub'">sub</xsl:when>
        <xsl:when test="@rend = 'italic'">i</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:if test="$name = 'span' or $name = 'div'"><xsl:value-of select="concat('rend-', translate(@rend, ' ', '-'))"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Blocks end their line themselves. (Conditions here, not in patterns: those count siblings, each time.) -->
  <xsl:template match="tei:lb">
    <xsl:if test="not(parent::tei:div or parent::tei:body
      or parent::tei:opener and preceding-sibling::*[1][self::tei:dateline or self::tei:salute]
      or parent::tei:closer and preceding-sibling::*[1][self::tei:salute or self::tei:signed or self::tei:dateline])"><br/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:date[@when] | tei:time[@when]">
    <xsl:variable name="blocks"><xsl:apply-templates select="*" mode="blocks"/></xsl:variable>
    <xsl:variable name="good"><xsl:call-template name="is-datetime"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$good = '' or $blocks != ''"><xsl:call-template name="generic"/></xsl:when>
      <xsl:otherwise>
        <time datetime="{@when}">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </time>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What was left out: said only where the text does not say it itself. -->
  <xsl:template match="tei:gap">
    <xsl:if test="not(following-sibling::*[1][self::tei:seg[@type = 'excision']] or parent::tei:seg)">
      <span class="ed gap">
        <xsl:text>[</xsl:text>
        <xsl:if test="@extent"><xsl:value-of select="concat(@extent, ' ')"/></xsl:if>
        <xsl:text>omitted</xsl:text>
        <xsl:if test="@reason"><xsl:value-of select="concat(': ', @reason)"/></xsl:if>
        <xsl:text>]</xsl:text>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The picture files are no part of the edition: their place is named. -->
  <xsl:template match="tei:graphic">
    <span class="ed graphic">[Illustration<xsl:if test="@url"><xsl:value-of select="concat(': ', @url)"/></xsl:if>]</span>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Verse. -->
  <xsl:template match="tei:l"><div><xsl:call-template name="attributes"><xsl:with-param name="class" select="'l'"/></xsl:call-template><xsl:apply-templates/></div></xsl:template>
</xsl:stylesheet>
