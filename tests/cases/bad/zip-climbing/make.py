import sys, zipfile
with zipfile.ZipFile("z.zip", "w") as z:
    z.writestr("a.txt", "a")
    info = zipfile.ZipInfo("place-for-a-name"[:len(sys.argv[1])].ljust(len(sys.argv[1]), "x"))
    z.writestr(info, "x")
data = open("z.zip", "rb").read().replace(info.filename.encode(), sys.argv[1].encode())
open("z.zip", "wb").write(data)
