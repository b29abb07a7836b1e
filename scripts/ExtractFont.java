import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes one face out of a TrueType collection, unchanged but for the table directory:
 * {@code java scripts/ExtractFont.java wqy-microhei.ttc 0 wqy-microhei.ttf}. How the font under
 * src/main/resources/fonts was made from Debian's package fonts-wqy-microhei.
 */
public final class ExtractFont {
    private static final int TTCF = 0x74746366;

    private ExtractFont() {}

    public static void main(String[] args) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0])));
        if (in.getInt(0) != TTCF) throw new IllegalArgumentException(args[0] + " is not a TrueType collection");
        int directory = in.getInt(12 + 4 * Integer.parseInt(args[1]));
        int tables = in.getShort(directory + 4);
        var head = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(head);
        out.write(in.array(), directory, 12);
        int at = 12 + 16 * tables;
        for (int i = 0; i < tables; i++) {
            int entry = directory + 12 + 16 * i;
            int offset = in.getInt(entry + 8);
            int length = in.getInt(entry + 12);
            out.write(in.array(), entry, 8);
            out.writeInt(at + body.size());
            out.writeInt(length);
            body.write(in.array(), offset, length);
            while (body.size() % 4 != 0) body.write(0);
        }
        body.writeTo(head);
        Files.write(Path.of(args[2]), head.toByteArray());
    }
}
