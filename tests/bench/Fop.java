/* Fop.java - Apache FOP on the same FO files in one JVM: prints CPU and wall milliseconds per document. */
import java.io.*;
import java.lang.management.ManagementFactory;
import javax.xml.transform.*;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.*;

public class Fop {
    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /* args: config, warm-up documents, measured documents, FO files */
    public static void main(String[] a) throws Exception {
        int warm = Integer.parseInt(a[1]), measured = Integer.parseInt(a[2]);
        FopFactory factory = FopFactory.newInstance(new File(a[0]));
        TransformerFactory transformers = TransformerFactory.newInstance();
        PrintStream err = System.err;
        if (System.getenv("FOP_LOUD") == null)
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        long cpu = 0, wall = 0, bytes = 0;
        for (int i = 0; i < warm + measured; i++) {
            if (i == warm) {
                cpu = cpu();
                wall = System.nanoTime();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            org.apache.fop.apps.Fop fop = factory.newFop(MimeConstants.MIME_PDF, out);
            transformers.newTransformer().transform(new StreamSource(new File(a[3 + i % (a.length - 3)])),
                new SAXResult(fop.getDefaultHandler()));
            bytes += out.size();
        }
        System.setErr(err);
        System.out.printf(java.util.Locale.ROOT, "%.3f %.3f%n",
            (cpu() - cpu) / 1e6 / measured, (System.nanoTime() - wall) / 1e6 / measured);
    }
}
