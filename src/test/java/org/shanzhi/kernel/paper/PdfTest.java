package org.shanzhi.kernel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.page.Fixture;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Templates;
import org.shanzhi.kernel.text.Languages;

class PdfTest {
    @TempDir
    Path folder;

    private final Page page = Fixture.page(Languages.CHINESE);

    @Test
    void a_document_holds_its_text_and_only_the_characters_it_uses() throws IOException {
        byte[] pdf = letter("苏某某反映楼上漏水。Registered by 林知遥 <b>&amp;</b> “引号”…—");
        Files.createDirectories(Path.of("target/pages"));
        Files.write(Path.of("target/pages/letter.pdf"), pdf);
        assertThat(text(pdf))
                .contains("受理回执")
                .contains("CG26-0001234-2")
                .contains("苏某某反映楼上漏水。Registered by 林知遥 <b>&amp;</b> “引号”…—")
                .doesNotContain("字库缺字");
        assertThat(pdf.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    void a_character_that_no_face_has_is_shown_and_named() throws IOException {
        String text = text(letter("申请人 𠮷 与 㐂"));
        assertThat(text).contains("申请人 □").contains("U+20BB7").contains("字库缺字");
    }

    @Test
    void every_character_of_everyday_texts_is_there() {
        // All 6,763 characters of GB 2312, then names and signs from beyond it.
        var gb2312 = new StringBuilder();
        for (int high = 0xb0; high <= 0xf7; high++) {
            for (int low = 0xa1; low <= 0xfe; low++) {
                if (high == 0xd7 && low > 0xf9) continue;
                gb2312.append(
                        new String(new byte[] {(byte) high, (byte) low}, java.nio.charset.Charset.forName("GB2312")));
            }
        }
        assertThat(gb2312.toString().codePoints().count()).isEqualTo(6763);
        assertThat(PaperFonts.load(folder).missing(gb2312.toString())).isEmpty();
        assertThat(PaperFonts.load(folder).missing("喆镕堃玥淼垚犇骉鱻龘翀昉祎婳珺瑄烜〇·、。“”‘’《》「」—…％℃①②③ⅠⅡ√×÷≤≥￥□"))
                .isEmpty();
    }

    @Test
    void a_face_of_the_districts_own_folder_comes_first() throws IOException {
        Files.copy(Path.of("src/main/resources/fonts/wqy-microhei.ttf"), folder.resolve("FangSong.ttf"));
        assertThat(PaperFonts.load(folder).cssFamilies()).isEqualTo("'FangSong', 'wqy-microhei'");
    }

    @Test
    void a_document_reaches_nothing_outside() {
        String evil = "<html><head><title>x</title></head><body><p>a</p><img src=\"file:///etc/passwd\"/>"
                + "<img src=\"http://127.0.0.1:1/x.png\"/></body></html>";
        assertThat(new Pdf(null, folder).document(evil, page)).isNotEmpty();
        String sheet = "<html><head><link rel=\"stylesheet\" href=\"paper:../x.css\"/></head><body>a</body></html>";
        assertThatThrownBy(() -> new Pdf(null, folder).document(sheet, page)).hasMessageContaining("style sheet");
    }

    @Test
    void the_page_can_be_drawn() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter("画出来看"))) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 60);
            javax.imageio.ImageIO.write(
                    image, "png", Path.of("target/pages/letter.png").toFile());
            boolean dark = false;
            for (int x = 0; x < image.getWidth() && !dark; x++) {
                for (int y = 0; y < image.getHeight() && !dark; y++) dark = (image.getRGB(x, y) & 0xff) < 80;
            }
            assertThat(dark).isTrue();
        }
    }

    private byte[] letter(String body) {
        String xhtml = Templates.render("letter.jte", Map.of("page", page, "body", body));
        return new Pdf(null, folder).document(xhtml, page);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
