<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says about a document, in the order a reader asks for it. Each fact goes through the named
     template "fact", which an output defines; so does the template "day". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:variable name="profile" select="/*/tei:teiHeader/tei:profileDesc"/>
  <xsl:variable name="archive" select="/*/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:msDesc"/>

  <!-- Looked up here and not by the key of all ids, which would be made for the header's few alone. -->
  <xsl:variable name="categories" select="/*/tei:teiHeader//tei:category"/>

  <xsl:template name="facts">
    <xsl:variable name="actions" select="$profile/tei:correspDesc/tei:correspAction"/>
    <xsl:call-template name="correspondents">
      <xsl:with-param name="label" select="$text-from"/>
      <xsl:with-param name="actions" select="$actions[@type = 'sent']"/>
    </xsl:call-template>
    <xsl:call-template name="correspondents">
      <xsl:with-param name="label" select="$text-to"/>
      <xsl:with-param name="actions" select="$actions[@type = 'received'][not(@subtype = 'info')]"/>
    </xsl:call-template>
    <xsl:call-template name="correspondents">
      <xsl:with-param name="label" select="$text-repeated-to"/>
      <xsl:with-param name="actions" select="$actions[@subtype = 'info']"/>
    </xsl:call-template>
    <xsl:call-template name="date-fact"/>
    <xsl:call-template name="dates-of-actions">
      <xsl:with-param name="label" select="$text-transmitted"/>
      <xsl:with-param name="dates" select="$actions[@type = 'transmitted']/tei:date"/>
    </xsl:call-template>
    <xsl:call-template name="dates-of-actions">
      <xsl:with-param name="label" select="$text-received"/>
      <xsl:with-param name="dates" select="$actions[@type = 'received']/tei:date | $actions[@type = 'received']/tei:time"/>
    </xsl:call-template>
    <xsl:call-template name="message-facts"/>
    <xsl:call-template name="marking-facts"/>
    <xsl:call-template name="hand-facts"/>
    <xsl:call-template name="archive-facts"/>
    <xsl:call-template name="printed-fact"/>
  </xsl:template>

  <!-- An output's own: <dt>/<dd>, a line of text. -->
  <xsl:template name="fact"><xsl:param name="label"/><xsl:param name="value"/></xsl:template>
  <xsl:template name="day"><xsl:param name="when"/></xsl:template>

  <xsl:template name="fact-if">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''">
      <xsl:call-template name="fact">
        <xsl:with-param name="label" select="$label"/>
        <xsl:with-param name="value" select="$value"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="sure-in-brackets">
    <xsl:if test="@cert = 'low' or @cert = 'medium'">
      <xsl:text> (</xsl:text><xsl:call-template name="how-sure"/><xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="correspondents">
    <xsl:param name="label"/>
    <xsl:param name="actions"/>
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$actions[*[not(self::tei:date or self::tei:time)]]">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:for-each select="*[not(self::tei:date or self::tei:time or self::tei:note)][normalize-space()]">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="normalize-space()"/>
            <xsl:call-template name="sure-in-brackets"/>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="date-fact">
    <xsl:variable name="date" select="$profile/tei:creation/tei:date[1]"/>
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$text-date"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$date"><xsl:call-template name="date-words"/></xsl:for-each>
        <xsl:for-each select="$profile/tei:creation/tei:rs[@type = 'evidence'][normalize-space()]">
          <xsl:text>; evidence: </xsl:text><xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A date in words, its range where it has one, and how sure it is. -->
  <xsl:template name="date-words">
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:variable name="from" select="@notBefore | @from"/>
    <xsl:variable name="to" select="@notAfter | @to"/>
    <xsl:choose>
      <xsl:when test="@when">
        <xsl:call-template name="day">
          <xsl:with-param name="when" select="@when"/>
          <xsl:with-param name="words" select="$words"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
    <!-- A month in words says its own range. -->
    <xsl:variable name="first"><xsl:call-template name="long-date"><xsl:with-param name="when" select="substring($from, 1, 7)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="last"><xsl:call-template name="long-date"><xsl:with-param name="when" select="substring($to, 1, 7)"/></xsl:call-template></xsl:variable>
    <xsl:if test="($from or $to) and not($from and $to and $words = $first and $words = $last)">
      <xsl:if test="$words != ''"><xsl:text>, </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="@notBefore and @notAfter">between </xsl:when>
        <xsl:when test="@notBefore">not before </xsl:when>
        <xsl:when test="@notAfter">not after </xsl:when>
        <xsl:otherwise>from </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$from"><xsl:call-template name="day"><xsl:with-param name="when" select="$from"/></xsl:call-template></xsl:if>
      <xsl:choose>
        <xsl:when test="@notBefore and @notAfter"> and </xsl:when>
        <xsl:when test="$from and $to"> to </xsl:when>
      </xsl:choose>
      <xsl:if test="$to"><xsl:call-template name="day"><xsl:with-param name="when" select="$to"/></xsl:call-template></xsl:if>
    </xsl:if>
    <xsl:call-template name="sure-in-brackets"/>
  </xsl:template>

  <xsl:template name="dates-of-actions">
    <xsl:param name="label"/>
    <xsl:param name="dates"/>
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$dates">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:call-template name="date-words"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="message-facts">
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$text-message"/>
      <xsl:with-param name="value">
        <xsl:call-template name="joined"><xsl:with-param name="nodes" select="$archive/tei:msIdentifier/tei:altIdentifier/tei:idno"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$text-refers-to"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$profile/tei:correspDesc/tei:correspContext/tei:ref[normalize-space()]">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="joined">
    <xsl:param name="nodes"/>
    <xsl:param name="by" select="'; '"/>
    <xsl:for-each select="$nodes[normalize-space()]">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$by"/></xsl:if>
      <xsl:value-of select="normalize-space()"/>
      <xsl:call-template name="sure-in-brackets"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="marking-facts">
    <xsl:for-each select="$profile/tei:textClass/tei:catRef">
      <xsl:call-template name="fact-if">
        <xsl:with-param name="label">
          <xsl:choose>
            <xsl:when test="@scheme = '#classification'"><xsl:value-of select="$text-classification"/></xsl:when>
            <xsl:when test="@scheme = '#precedence'"><xsl:value-of select="$text-precedence"/></xsl:when>
            <xsl:when test="@scheme = '#handling'"><xsl:value-of select="$text-handling"/></xsl:when>
            <xsl:when test="@scheme = '#slug'"><xsl:value-of select="$text-slug"/></xsl:when>
            <xsl:otherwise>
              <xsl:variable name="scheme" select="normalize-space(key('id', substring(@scheme, 2))/tei:desc)"/>
              <xsl:value-of select="$scheme"/>
              <xsl:if test="$scheme = ''"><xsl:value-of select="$text-category"/></xsl:if>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="value">
          <xsl:call-template name="categories"><xsl:with-param name="targets" select="normalize-space(@target)"/></xsl:call-template>
          <xsl:call-template name="sure-in-brackets"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The names of the categories that a catRef points to; a pointer that leads nowhere is shown as it is. -->
  <xsl:template name="categories">
    <xsl:param name="targets"/>
    <xsl:param name="depth" select="1"/>
    <xsl:variable name="first" select="substring-before(concat($targets, ' '), ' ')"/>
    <xsl:variable name="rest" select="substring-after($targets, ' ')"/>
    <xsl:variable name="name" select="normalize-space($categories[@xml:id = substring-after($first, '#')]/tei:catDesc[1])"/>
    <xsl:value-of select="$name"/>
    <xsl:if test="$name = ''"><xsl:value-of select="substring-after($first, '#')"/></xsl:if>
    <xsl:if test="$rest != '' and $depth &lt; 100">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="categories">
        <xsl:with-param name="targets" select="$rest"/>
        <xsl:with-param name="depth" select="$depth + 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Who drafted, cleared and approved the original: "Drafted on May 3: Hale". -->
  <xsl:template name="hand-facts">
    <xsl:for-each select="$archive/tei:msContents/tei:msItem/tei:respStmt">
      <xsl:variable name="task" select="normalize-space(tei:resp)"/>
      <xsl:call-template name="fact-if">
        <xsl:with-param name="label">
          <xsl:value-of select="translate(substring($task, 1, 1), 'acdpst', 'ACDPST')"/>
          <xsl:value-of select="substring($task, 2)"/>
        </xsl:with-param>
        <xsl:with-param name="value">
          <xsl:call-template name="joined">
            <xsl:with-param name="nodes" select="tei:persName | tei:orgName"/>
            <xsl:with-param name="by" select="', '"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="archive-facts">
    <xsl:variable name="place" select="$archive/tei:msIdentifier"/>
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$text-archive"/>
      <xsl:with-param name="value">
        <xsl:call-template name="joined">
          <xsl:with-param name="nodes" select="$place/tei:repository | $place/tei:collection"/>
          <xsl:with-param name="by" select="', '"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <!-- Several of one kind are one fact. -->
    <xsl:variable name="other" select="$place/tei:idno[not(@type = 'box' or @type = 'file' or @type = 'lot')]"/>
    <xsl:for-each select="$place/tei:idno[@type = 'box' or @type = 'file' or @type = 'lot'][not(preceding-sibling::tei:idno/@type = @type)] | $other[1]">
      <xsl:variable name="type" select="@type"/>
      <xsl:call-template name="fact-if">
        <xsl:with-param name="label">
          <xsl:choose>
            <xsl:when test="@type = 'box'"><xsl:value-of select="$text-box"/></xsl:when>
            <xsl:when test="@type = 'file'"><xsl:value-of select="$text-file"/></xsl:when>
            <xsl:when test="@type = 'lot'"><xsl:value-of select="$text-lot"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$text-shelfmark"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="value">
          <xsl:choose>
            <xsl:when test="@type = 'box' or @type = 'file' or @type = 'lot'">
              <xsl:call-template name="joined"><xsl:with-param name="nodes" select="$place/tei:idno[@type = $type]"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:call-template name="joined"><xsl:with-param name="nodes" select="$other"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="printed-fact">
    <xsl:call-template name="fact-if">
      <xsl:with-param name="label" select="$text-printed-in"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$printed"><xsl:call-template name="printed-where"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="printed-where">
    <xsl:call-template name="joined">
      <xsl:with-param name="nodes" select="tei:title[1] | tei:biblScope[@unit = 'document'] | tei:biblScope[@unit = 'page']"/>
      <xsl:with-param name="by" select="', '"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
