import zipfile
with zipfile.ZipFile("d.asice") as z:
    i = z.getinfo("preuves/compte-rendu.txt")
data = bytearray(open("d.asice", "rb").read())
at = i.header_offset + 30 + len(i.filename.encode()) + i.compress_size // 2
data[at] ^= 1
open("d.asice", "wb").write(data)
