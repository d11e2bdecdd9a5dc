import java.util.zip.GZIPInputStream;

/** Unpacks its standard input, by another implementation than zlib's callers in Node. */
public class Gunzip {
  public static void main(String[] args) throws Exception {
    new GZIPInputStream(System.in).transferTo(System.out);
    System.out.flush();
  }
}
