<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes in HTML: the reference where it stands, the note at the end of its document, a link back for each reference;
     the source note in a block of its own; what is not certain, as a list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- In the text: a note in a heading or in a link is hoisted behind it. -->
  <xsl:template match="tei:note | tei:ref[@type = 'noteref']">
    <xsl:if test="not(ancestor::tei:head or ancestor::tei:ref)"><xsl:apply-templates select="." mode="reference"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:teiHeader//tei:note"/>

  <xsl:template name="hoisted-notes">
    <xsl:apply-templates mode="reference" select="descendant::tei:note | descendant::tei:ref[@type = 'noteref']"/>
  </xsl:template>

  <!-- A note that is printed where it stands. -->
  <xsl:template match="tei:note[@rend = 'inline' or @place = 'inline' or @type = 'summary']">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">inline-note <xsl:call-template name="typed"/></xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:note[@rend = 'inline' or @place = 'inline' or @type = 'summary']" mode="reference"/>

  <xsl:template match="tei:note" mode="reference">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <xsl:if test="not(@place = 'unanchored')">
      <xsl:call-template name="noteref">
        <xsl:with-param name="id" select="concat($id, '-ref')"/>
        <xsl:with-param name="href" select="concat('#', $id)"/>
        <xsl:with-param name="label"><xsl:call-template name="note-label"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A further reference to a note that hangs elsewhere. Its words are the mark itself. -->
  <xsl:template match="tei:ref[@type = 'noteref']" mode="reference">
    <xsl:variable name="self" select="generate-id()"/>
    <xsl:variable name="href"><xsl:call-template name="href"/></xsl:variable>
    <xsl:variable name="place">
      <xsl:for-each select="key('further', @target)">
        <xsl:if test="generate-id() = $self"><xsl:value-of select="position() + 1"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="note-label"/></xsl:variable>
    <xsl:choose>
      <!-- One that leads nowhere is its words. -->
      <xsl:when test="$href = '' and node()"><sup class="dead-link"><xsl:apply-templates/></sup></xsl:when>
      <xsl:when test="$href = ''"><sup class="noteref dead-link"><xsl:value-of select="$label"/></sup></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="noteref">
          <xsl:with-param name="id" select="concat(substring-after(@target, '#'), '-ref', $place)"/>
          <xsl:with-param name="href" select="$href"/>
          <xsl:with-param name="label" select="$label"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="noteref">
    <xsl:param name="id"/>
    <xsl:param name="href"/>
    <xsl:param name="label"/>
    <xsl:variable name="doubt"><xsl:call-template name="note-doubt"/></xsl:variable>
    <sup class="noteref">
      <a id="{$id}" href="{$href}" role="doc-noteref" aria-label="{$text-note} {$label}">
        <xsl:if test="$doubt != ''">
          <xsl:attribute name="class"><xsl:value-of select="concat('unsure cert-', @cert)"/></xsl:attribute>
          <xsl:attribute name="title"><xsl:value-of select="$doubt"/></xsl:attribute>
        </xsl:if>
        <xsl:value-of select="$label"/>
      </a>
    </sup>
  </xsl:template>

  <!-- At the end of a document, or of what is in no document. -->
  <xsl:template name="apparatus">
    <xsl:param name="of" select="generate-id()"/>
    <xsl:param name="id" select="@xml:id"/>
    <xsl:variable name="notes" select="key('notes', $of)"/>
    <xsl:for-each select="$notes[@type = 'source' and not(@place = 'unanchored')]"><xsl:call-template name="source-note"/></xsl:for-each>
    <xsl:variable name="others" select="$notes[not(@type = 'source') or @place = 'unanchored']"/>
    <xsl:if test="$others">
      <section class="notes" role="doc-endnotes" aria-labelledby="{$id}:notes">
        <h2 class="ed" id="{$id}:notes"><xsl:value-of select="$text-notes"/></h2>
        <ol role="list">
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="$others" mode="notes"/>
        </ol>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:variable name="doubts" select="key('doubts', $of)"/>
    <xsl:if test="$doubts">
      <section class="doubts ed" aria-labelledby="{$id}:doubts">
        <h2 id="{$id}:doubts"><xsl:value-of select="$text-not-certain"/></h2>
        <p><xsl:value-of select="$text-doubts"/></p>
        <ul><xsl:apply-templates select="$doubts" mode="doubt"/></ul>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="doubt">
    <xsl:variable name="words"><xsl:apply-templates mode="plain"/></xsl:variable>
    <xsl:variable name="short" select="normalize-space($words)"/>
    <li>
      <xsl:value-of select="concat('“', substring($short, 1, 60))"/>
      <xsl:if test="string-length($short) &gt; 60">…</xsl:if>
      <xsl:text>” as </xsl:text>
      <xsl:call-template name="kind"/>
      <xsl:text>: </xsl:text>
      <xsl:call-template name="how-sure"/>
      <xsl:if test="@evidence"><xsl:value-of select="concat(' (evidence: ', @evidence, ')')"/></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="tei:note" mode="notes">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <xsl:variable name="doubt"><xsl:call-template name="note-doubt"/></xsl:variable>
    <li id="{$id}">
      <span class="ed label"><xsl:call-template name="note-label"/></span>
      <xsl:text> </xsl:text>
      <div class="note-text">
        <xsl:apply-templates/>
        <xsl:if test="$doubt != ''"><xsl:text> </xsl:text><span class="ed doubt"><xsl:value-of select="$doubt"/></span></xsl:if>
        <xsl:call-template name="back-links"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The source note; its own first word "Source:" serves as the label where it has one. -->
  <xsl:template name="source-note">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <xsl:variable name="first" select="(text() | tei:p[1]/text())[normalize-space()][1]"/>
    <xsl:variable name="label"><xsl:call-template name="note-label"/></xsl:variable>
    <section class="source" id="{$id}" aria-labelledby="{$id}:label">
      <h2 id="{$id}:label">
        <xsl:choose>
          <xsl:when test="starts-with(normalize-space($first), 'Source:')"><xsl:value-of select="$text-source"/><span class="colon">:</span></xsl:when>
          <xsl:otherwise><xsl:attribute name="class">ed</xsl:attribute><xsl:value-of select="$text-source"/></xsl:otherwise>
        </xsl:choose>
      </h2>
      <div class="note-text">
        <xsl:if test="@n != ''"><span class="ed label"><xsl:value-of select="$label"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates/>
        <xsl:call-template name="back-links"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      </div>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Its first words. (Conditions here, not in the pattern: those are asked of every text.) -->
  <xsl:template match="tei:note[@type = 'source']/text() | tei:note[@type = 'source']/tei:p/text()">
    <xsl:variable name="note" select="parent::tei:note | parent::tei:p/parent::tei:note"/>
    <xsl:variable name="first" select="$note/text()[normalize-space()][1]"/>
    <xsl:choose>
      <xsl:when test="starts-with(normalize-space(), 'Source:') and generate-id() = generate-id($first | $note[not($first)]/tei:p[1]/text()[normalize-space()][1])
        and not($note[@rend = 'inline' or @place = 'inline' or @place = 'unanchored'])"><xsl:value-of select="substring-after(., 'Source:')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="back-links">
    <xsl:param name="id"/>
    <xsl:variable name="label"><xsl:call-template name="note-label"/></xsl:variable>
    <xsl:if test="not(@place = 'unanchored')">
      <xsl:call-template name="back-link">
        <xsl:with-param name="href" select="concat('#', $id, '-ref')"/>
        <xsl:with-param name="label" select="$label"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="key('further', concat('#', $id))">
      <xsl:call-template name="back-link">
        <xsl:with-param name="href" select="concat('#', $id, '-ref', position() + 1)"/>
        <xsl:with-param name="label" select="concat($label, ', place ', position() + 1)"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="back-link">
    <xsl:param name="href"/>
    <xsl:param name="label"/>
    <xsl:text> </xsl:text>
    <a class="ed back" role="doc-backlink" href="{$href}"><span class="hidden"><xsl:value-of select="concat($text-back-to, ' ', $label)"/></span>↩&#xFE0E;</a>
  </xsl:template>
</xsl:stylesheet>
