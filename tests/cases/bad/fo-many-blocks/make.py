open("a.fo", "w").write('''<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="fr"><fo:layout-master-set>
<fo:simple-page-master master-name="p" page-width="210mm" page-height="297mm"><fo:region-body margin="5mm"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="p"><fo:flow flow-name="xsl-region-body">''' + "<fo:block>x</fo:block>" * 20000 + '''</fo:flow></fo:page-sequence></fo:root>''')
