"""many.py OUT N: a small PDF whose table of objects has N entries, signed or so it says."""
import sys, zlib
out, n = sys.argv[1], int(sys.argv[2])
p = b"%PDF-1.5\n"
at = {}
for i, o in ((1, b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>"), (2, b"<</Type/Pages/Kids[]/Count 0>>"),
             (4, b"<</FT/Sig/T(S)/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>>>")):
    at[i] = len(p)
    p += b"%d 0 obj\n%s\nendobj\n" % (i, o)
start = len(p)
z = zlib.compressobj(9)
rows = z.compress(b"".join(b"\1" + at.get(i, 0).to_bytes(4, "big") + b"\0" if i in at else b"\0\0\0\0\0\0" for i in range(5)))
rows += z.compress((b"\1\0\0\0\x09\0" * 1000) * (n // 1000)) + z.flush()
p += b"3 0 obj\n<</Type/XRef/Root 1 0 R/Size %d/W[1 4 1]/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
    5 + n // 1000 * 1000, len(rows), rows, start)
open(out, "wb").write(p)
