"""A clamd that knows one word: usage clamd.py SOCKET [hangs|errs]"""
import socket, struct, sys

server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(8)
how = sys.argv[2] if len(sys.argv) > 2 else ""
print("ready", flush=True)
while True:
    c, _ = server.accept()
    f = c.makefile("rb")
    assert f.read(10) == b"zINSTREAM\0"
    data = b""
    while (n := struct.unpack(">I", f.read(4))[0]) > 0:
        data += f.read(n)
    if how == "errs":
        c.sendall(b"INSTREAM size limit exceeded. ERROR\0")
    elif how != "hangs":
        c.sendall(b"stream: Eicar-Test-Signature FOUND\0" if b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" in data else b"stream: OK\0")
    c.close()
