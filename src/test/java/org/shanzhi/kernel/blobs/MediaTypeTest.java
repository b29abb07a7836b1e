package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @Test
    void real_files_are_recognised_by_what_they_are() throws Exception {
        assertThat(sniff(pdf())).isEqualTo(MediaType.PDF);
        assertThat(sniff(image("png"))).isEqualTo(MediaType.PNG);
        assertThat(sniff(image("jpg"))).isEqualTo(MediaType.JPEG);
        assertThat(sniff(zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")))
                .isEqualTo(MediaType.DOCX);
        assertThat(sniff(zip("xl/worksheets/sheet1.xml", "[Content_Types].xml")))
                .isEqualTo(MediaType.XLSX);
    }

    @Test
    void text_may_be_utf_8_or_gb_18030() {
        assertThat(sniff("楼上漏水\r\n三次\t𠮷".getBytes(UTF_8))).isEqualTo(MediaType.TXT);
        assertThat(sniff("\ufeff楼上漏水".getBytes(UTF_8))).isEqualTo(MediaType.TXT);
        for (String charset : new String[] {"UTF-16LE", "UTF-16BE"}) {
            assertThat(sniff("\ufeff编号\t内容".getBytes(Charset.forName(charset)))).isEqualTo(MediaType.TXT);
            assertThat(MediaType.sniff("\ufeff编\0号".getBytes(Charset.forName(charset))))
                    .isEmpty();
        }
        assertThat(sniff("楼上漏水㐂".getBytes(Charset.forName("GB18030")))).isEqualTo(MediaType.TXT);
        assertThat(sniff("<script>alert(1)</script>".getBytes(UTF_8))).isEqualTo(MediaType.TXT);
    }

    @Test
    void a_character_cut_in_two_at_the_end_of_the_prefix_is_still_text() {
        for (var shift = 0; shift < 4; shift++) {
            var text = ("x".repeat(shift) + "漏".repeat(MediaType.PREFIX)).getBytes(UTF_8);
            assertThat(sniff(Arrays.copyOf(text, MediaType.PREFIX))).isEqualTo(MediaType.TXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "GIF89a\1\2", "MZ\u0090\0", "PK\3\4", "\u00ff\u00fe\0\0", "\u007fELF"})
    void anything_else_is_not_taken(String content) {
        assertThat(MediaType.sniff(content.getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void other_archives_and_documents_with_macros_are_not_taken() throws Exception {
        assertThat(MediaType.sniff(zip("readme.txt"))).isEmpty();
        assertThat(MediaType.sniff(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEmpty();
    }

    private static MediaType sniff(byte[] content) {
        return MediaType.sniff(Arrays.copyOf(content, Math.min(content.length, MediaType.PREFIX)))
                .orElseThrow();
    }

    static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("content".getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }
}
