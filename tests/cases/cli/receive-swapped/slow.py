"""A dossier that really takes long: PDFs with as many objects as are looked into."""
import sys
PDF = (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 /X [" +
       b" <</A[]>>" * 90000 + b" ] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n")
for i in range(int(sys.argv[2])):
    with open(f"{sys.argv[1]}/preuves/lente{i}.pdf", "wb") as f:
        f.write(PDF)
