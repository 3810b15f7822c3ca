<?xml version="1.0" encoding="UTF-8"?>
<!-- The text edition: TEI to a small layout vocabulary, of which tei_edition.rendering makes three things: lines
     (layout), the words alone (plain), and Markdown. XSLT says what stands where; only the programs that follow count
     columns and escape signs.
     layout > (para | block | right | center | signature | indent | rule | list | table | facts | heading | aside)*
     Words stand directly in a block; <br/> is a line's end, <page n=""/> a page mark; <i>, <b>, <link href="">,
     <noteref to="" label=""> and <ed> are words in a line. What the edition says, and not the document, is in <aside>
     or, in a line, in <ed>. Whatever else stands between blocks is a block. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:c="urn:tei-edition:context" exclude-result-prefixes="tei c">

  <xsl:import href="core.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Hooks: empty, for a user to fill with layout elements. -->
  <xsl:template name="top-hook"/>
  <xsl:template name="bottom-hook"/>
  <xsl:template name="after-document"/>

  <xsl:template match="/">
    <layout>
      <aside>
        <xsl:call-template name="top-hook"/>
        <xsl:if test="$edition-title != ''"><block><xsl:value-of select="$edition-title"/></block></xsl:if>
        <xsl:if test="not($documents) and not(/descendant::tei:head[parent::tei:div])"><heading level="1"><xsl:value-of select="$title"/></heading></xsl:if>
        <xsl:if test="not($documents)"><xsl:call-template name="facts-block"/></xsl:if>
      </aside>
      <xsl:apply-templates select="*[not(tei:text)] | */tei:text"/>
      <aside>
        <xsl:call-template name="apparatus"><xsl:with-param name="of" select="''"/></xsl:call-template>
        <xsl:call-template name="colophon"/>
        <xsl:call-template name="bottom-hook"/>
      </aside>
    </layout>
  </xsl:template>

  <xsl:template match="tei:teiHeader | c:* | comment() | processing-instruction()"/>

  <xsl:template match="*">
    <xsl:variable name="block"><xsl:apply-templates select="." mode="blocks"/></xsl:variable>
    <xsl:variable name="inline"><xsl:call-template name="is-inline"/></xsl:variable>
    <xsl:if test="$block = '' and $inline = ''"><xsl:call-template name="unknown"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$block = ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><block><xsl:apply-templates/></block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The document, its head and facts. -->
  <xsl:template match="tei:div[@type = 'document']">
    <rule/>
    <xsl:if test="not(tei:head)">
      <aside>
        <heading level="1"><xsl:value-of select="$title"/></heading>
        <xsl:call-template name="after-head"/>
      </aside>
    </xsl:if>
    <xsl:apply-templates/>
    <aside>
      <xsl:call-template name="apparatus"/>
      <xsl:call-template name="after-document"/>
    </aside>
  </xsl:template>

  <xsl:template match="tei:div | tei:text | tei:body | tei:front | tei:back | tei:TEI"><xsl:apply-templates/></xsl:template>
  <xsl:template match="tei:div[@type = 'attachment'] | *[local-name() = 'attachment']">
    <rule kind="short"/>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:div/tei:head | *[local-name() = 'attachment']/tei:head">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$level &lt; 1"><aside><xsl:apply-templates/></aside></xsl:when>
      <xsl:otherwise><heading level="{$level}"><xsl:apply-templates/></heading></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="parent::tei:div[@type = 'document'] and not(preceding-sibling::tei:head)">
      <aside><xsl:call-template name="after-head"/></aside>
    </xsl:if>
  </xsl:template>

  <xsl:template name="after-head">
    <xsl:if test="count($documents) = 1"><xsl:call-template name="facts-block"/></xsl:if>
  </xsl:template>

  <xsl:template name="facts-block">
    <xsl:variable name="facts"><xsl:call-template name="facts"/></xsl:variable>
    <xsl:if test="$facts != ''"><facts><xsl:copy-of select="$facts"/></facts><rule kind="end"/></xsl:if>
  </xsl:template>
  <xsl:template name="fact">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <fact label="{$label}"><xsl:value-of select="$value"/></fact>
  </xsl:template>
  <xsl:template name="day">
    <xsl:param name="when"/>
    <xsl:param name="words"/>
    <xsl:value-of select="$words"/>
    <xsl:if test="$words = ''"><xsl:call-template name="long-date"><xsl:with-param name="when" select="$when"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- Blocks with a place of their own. -->
  <xsl:template match="tei:p | tei:ab">
    <xsl:choose>
      <xsl:when test="@rend = 'center' or @rendition = '#center' or starts-with(@rend, 'sectiontitle')"><center><xsl:apply-templates/></center></xsl:when>
      <xsl:when test="@rend = 'right' or @rendition = '#right'"><right><xsl:apply-templates/></right></xsl:when>
      <xsl:otherwise><para><xsl:apply-templates/></para></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:dateline"><right><xsl:apply-templates/></right></xsl:template>
  <xsl:template match="tei:closer/tei:signed"><signature><xsl:apply-templates/></signature></xsl:template>
  <xsl:template match="tei:closer/tei:salute"><signature><xsl:apply-templates/></signature></xsl:template>
  <xsl:template match="tei:quote[@rend = 'blockquote' or tei:p]"><indent><xsl:apply-templates/></indent></xsl:template>
  <xsl:template match="tei:l"><xsl:apply-templates/><br/></xsl:template>
  <xsl:template match="tei:lg"><indent><xsl:apply-templates/></indent></xsl:template>
  <xsl:template match="tei:lb">
    <xsl:if test="not(@break = 'no' or parent::tei:div or parent::tei:body or parent::tei:list
      or parent::tei:opener and preceding-sibling::*[1][self::tei:dateline or self::tei:salute]
      or parent::tei:closer and preceding-sibling::*[1][self::tei:salute or self::tei:signed or self::tei:dateline])"><br/></xsl:if>
  </xsl:template>

  <!-- Page marks at their spot. -->
  <xsl:template match="tei:pb"><page n="{@n}"/></xsl:template>
  <xsl:template match="tei:div/tei:pb | tei:body/tei:pb | tei:front/tei:pb | tei:back/tei:pb | tei:quote[tei:p]/tei:pb
    | tei:postscript/tei:pb | tei:list/tei:pb | tei:table/tei:pb | *[local-name() = 'attachment']/tei:pb">
    <block><page n="{@n}"/></block>
  </xsl:template>

  <xsl:template match="tei:gap">
    <xsl:if test="not(following-sibling::*[1][self::tei:seg[@type = 'excision']] or parent::tei:seg)">
      <ed>
        <xsl:text>[</xsl:text>
        <xsl:if test="@extent"><xsl:value-of select="concat(@extent, ' ')"/></xsl:if>
        <xsl:text>omitted]</xsl:text>
      </ed>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:graphic">
    <ed>
      <xsl:text>[Illustration</xsl:text>
      <xsl:if test="@url"><xsl:value-of select="concat(': ', @url)"/></xsl:if>
      <xsl:text>]</xsl:text>
    </ed>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Words in the line: slanted, heavy, or leading somewhere. -->
  <xsl:template match="tei:hi[@rend = 'italic' or @rend = 'strong' or @rend = 'bold']">
    <xsl:variable name="blocks"><xsl:apply-templates mode="blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$blocks != ''"><xsl:apply-templates/></xsl:when>
      <xsl:when test="@rend = 'italic'"><i><xsl:apply-templates/></i></xsl:when>
      <xsl:otherwise><b><xsl:apply-templates/></b></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ref | tei:rs[@ref]">
    <xsl:variable name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@target | @ref"/></xsl:call-template></xsl:variable>
    <xsl:variable name="blocks"><xsl:apply-templates mode="blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$href = '' or $blocks != '' or ancestor::tei:ref"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><link href="{$href}"><xsl:apply-templates/></link></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lists: an entry has its printed label, or the bullet of its list, or hangs without one. -->
  <xsl:template match="tei:list">
    <list>
      <xsl:attribute name="rend"><xsl:if test="not(tei:label)"><xsl:value-of select="@rend"/></xsl:if></xsl:attribute>
      <xsl:apply-templates/>
    </list>
  </xsl:template>
  <xsl:template match="tei:list/tei:head"><block><xsl:apply-templates/></block></xsl:template>
  <xsl:template match="tei:list/tei:item"><item><xsl:apply-templates/></item></xsl:template>
  <xsl:template match="tei:list/tei:label"><label><xsl:apply-templates/></label></xsl:template>

  <!-- What TEI allows in no table or row keeps a line, or a cell, of its own. -->
  <xsl:template match="tei:table">
    <table>
      <xsl:apply-templates select="tei:head | tei:row | tei:pb" mode="table"/>
      <xsl:for-each select="node()[not(self::tei:head or self::tei:row or self::tei:pb)]"><caption><xsl:apply-templates select="."/></caption></xsl:for-each>
    </table>
  </xsl:template>
  <xsl:template match="tei:head" mode="table"><caption><xsl:apply-templates/></caption></xsl:template>
  <xsl:template match="tei:pb" mode="table"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="tei:row" mode="table">
    <row>
      <xsl:if test="@role = 'label' or tei:cell[@role = 'label'] and not(tei:cell[not(@role = 'label')])"><xsl:attribute name="role">label</xsl:attribute></xsl:if>
      <xsl:for-each select="node()[self::* or normalize-space()]">
        <xsl:choose>
          <xsl:when test="self::tei:cell"><xsl:apply-templates select="."/></xsl:when>
          <xsl:otherwise><cell><xsl:apply-templates select="."/></cell></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </row>
  </xsl:template>
  <xsl:template match="tei:table/tei:row/tei:cell"><cell><xsl:apply-templates/></cell></xsl:template>

  <!-- Notes: the number where the reference stands, the text at the end. -->
  <xsl:template match="tei:note">
    <xsl:if test="not(@place = 'unanchored')"><xsl:call-template name="mark"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:ref[@type = 'noteref']">
    <xsl:call-template name="mark"><xsl:with-param name="to" select="substring-after(@target, '#')"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="mark">
    <xsl:param name="to"><xsl:call-template name="note-id"/></xsl:param>
    <noteref to="{$to}">[<xsl:call-template name="note-label"/><xsl:if test="self::tei:note and (@cert = 'low' or @cert = 'medium')">?</xsl:if>]</noteref>
  </xsl:template>
  <xsl:template match="tei:note[@rend = 'inline' or @place = 'inline' or @type = 'summary']"><aside><xsl:apply-templates/></aside></xsl:template>

  <xsl:template name="apparatus">
    <xsl:param name="of" select="generate-id()"/>
    <xsl:variable name="notes" select="key('notes', $of)"/>
    <xsl:variable name="sources" select="$notes[@type = 'source' and not(@place = 'unanchored')]"/>
    <xsl:variable name="others" select="$notes[not(@type = 'source') or @place = 'unanchored']"/>
    <xsl:if test="$notes"><rule/></xsl:if>
    <xsl:if test="$sources[not(starts-with(normalize-space(), 'Source'))]"><block of="notes"><xsl:value-of select="$text-source"/></block></xsl:if>
    <xsl:if test="$sources"><list rend="notes"><xsl:apply-templates select="$sources" mode="notes"/></list></xsl:if>
    <xsl:if test="$others"><block of="notes"><xsl:value-of select="$text-notes"/></block><list rend="notes"><xsl:apply-templates select="$others" mode="notes"/></list></xsl:if>
    <xsl:variable name="doubts" select="key('doubts', $of)"/>
    <xsl:if test="$doubts">
      <block><xsl:value-of select="$text-not-certain"/></block>
      <list rend="bulleted"><xsl:apply-templates select="$doubts" mode="doubt"/></list>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note" mode="notes">
    <xsl:variable name="doubt"><xsl:call-template name="note-doubt"/></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="note-label"/></xsl:variable>
    <label><xsl:value-of select="concat('[', $label, ']')"/></label>
    <item label="{$label}">
      <xsl:attribute name="note"><xsl:call-template name="note-id"/></xsl:attribute>
      <xsl:apply-templates/>
      <xsl:if test="$doubt != ''"><ed><xsl:value-of select="concat(' (', $doubt, ')')"/></ed></xsl:if>
    </item>
  </xsl:template>

  <xsl:template match="*" mode="doubt">
    <xsl:variable name="words"><xsl:apply-templates mode="plain"/></xsl:variable>
    <xsl:variable name="short" select="normalize-space($words)"/>
    <item>
      <xsl:value-of select="concat('“', substring($short, 1, 60))"/>
      <xsl:if test="string-length($short) &gt; 60">…</xsl:if>
      <xsl:text>” as </xsl:text>
      <xsl:call-template name="kind"/>
      <xsl:text>: </xsl:text>
      <xsl:call-template name="how-sure"/>
    </item>
  </xsl:template>

  <xsl:template name="colophon">
    <xsl:variable name="status" select="$header/tei:fileDesc/tei:editionStmt/tei:p[normalize-space()]"/>
    <xsl:if test="$status or $canonical != ''">
      <rule kind="end"/>
      <xsl:if test="$canonical != ''"><block><link href="{$canonical}"><xsl:value-of select="$canonical"/></link></block></xsl:if>
      <xsl:for-each select="$status"><block><xsl:value-of select="normalize-space()"/></block></xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
