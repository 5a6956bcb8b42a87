"""Les fichiers de preuve : PDF, JPEG, PNG, ODT, texte.  Mêmes octets pour mêmes arguments."""
import io, random, zipfile
from PIL import Image, ImageDraw

EPOQUE = (2026, 1, 5, 8, 0, 0)


def texte(titre, lignes):
    return ("\n".join([titre, "=" * len(titre), ""] + lignes) + "\n").encode("utf-8")


def pdf(titre, lignes):
    """Une page écrite à la main : ce qu'un numériseur ou un tableur produirait."""
    def chaine(s):
        return s.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    contenu = [b"BT /F2 16 Tf 60 780 Td (" + chaine(titre) + b") Tj ET"]
    y = 740
    for ligne in lignes:
        contenu.append(b"BT /F1 11 Tf 60 %d Td (" % y + chaine(ligne) + b") Tj ET")
        y -= 18
    # Une signature de plume, pour que la page ressemble à ce qu'elle est.
    contenu.append(b"1 0 0 1 60 %d cm 1.2 w 0.1 0.1 0.5 RG 0 0 m 20 25 30 -10 45 8 c 55 20 60 -5 90 4 c S" % (y - 30))
    flux = b"\n".join(contenu)
    objets = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
              b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
              b" /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
              b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
              b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
              b"<< /Length %d >>\nstream\n" % len(flux) + flux + b"\nendstream"]
    sortie, places = b"%PDF-1.4\n", []
    for i, o in enumerate(objets, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n" % i + o + b"\nendobj\n"
    debut = len(sortie)
    sortie += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objets) + 1)
    sortie += b"".join(b"%010d 00000 n \n" % p for p in places)
    return sortie + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objets) + 1, debut)


def odt(titre, lignes):
    def xml(s):
        return s.replace("&", "&amp;").replace("<", "&lt;")
    corps = "".join(f"<text:p>{xml(l)}</text:p>" for l in lignes)
    contenu = ('<?xml version="1.0" encoding="UTF-8"?>'
               '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
               ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
               f'<office:text><text:h text:outline-level="1">{xml(titre)}</text:h>{corps}</office:text>'
               '</office:body></office:document-content>')
    manifeste = ('<?xml version="1.0" encoding="UTF-8"?>'
                 '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
                 '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                 '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as z:
        for nom, octets, mode in (("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED),
                                  ("content.xml", contenu, zipfile.ZIP_DEFLATED),
                                  ("META-INF/manifest.xml", manifeste, zipfile.ZIP_DEFLATED)):
            i = zipfile.ZipInfo(nom, EPOQUE)
            i.compress_type, i.create_system = mode, 3
            z.writestr(i, octets)
    return b.getvalue()


def _dessin(graine, taille=(480, 320)):
    """Un plan de travail vu de haut : des bacs de couleur sur un fond clair."""
    r = random.Random(graine)
    image = Image.new("RGB", taille, (246, 244, 238))
    trait = ImageDraw.Draw(image)
    for _ in range(9):
        x, y = r.randrange(taille[0] - 90), r.randrange(taille[1] - 70)
        teinte = tuple(r.randrange(70, 220) for _ in range(3))
        trait.rectangle([x, y, x + r.randrange(40, 90), y + r.randrange(30, 70)], fill=teinte, outline=(60, 60, 60))
    trait.rectangle([0, 0, taille[0] - 1, taille[1] - 1], outline=(90, 90, 90), width=3)
    return image


def jpeg(graine):
    b = io.BytesIO()
    _dessin(graine).save(b, "JPEG", quality=80)
    return b.getvalue()


def png(graine):
    b = io.BytesIO()
    _dessin(graine, (400, 300)).quantize(32).save(b, "PNG")
    return b.getvalue()
