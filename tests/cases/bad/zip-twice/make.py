import sys, warnings, zipfile
warnings.simplefilter("ignore")
with zipfile.ZipFile("z.zip", "w") as z:
    for i, name in enumerate(sys.argv[1:]):
        z.writestr(name, str(i))
