package org.shanzhi.kernel.paper;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.kernel.page.JteViews;
import org.shanzhi.kernel.page.Page;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.HtmlUtils;

/**
 * Makes PDF documents from templates that are built on {@code kernel/paper}. Such a template is XHTML (every element
 * closed) with CSS of the printing kind: no grid, no flex. It reaches nothing outside: style sheets under
 * {@code paper:} are ours, pictures are {@code data:}.
 */
@Component
public class Pdf {
    private static final String MISSING = "□";
    private final JteViews views;
    private final SingletonSupplier<PaperFonts> fonts;

    /** {@code shanzhi.fonts} is the folder with faces of the district's own, else {@code fonts} beside the data. */
    Pdf(JteViews views, @Value("${shanzhi.fonts:${shanzhi.data:data}/fonts}") Path folder) {
        this.views = views;
        this.fonts = SingletonSupplier.of(() -> PaperFonts.load(folder));
        XRLog.setLoggingEnabled(false);
    }

    /**
     * The document in the page's language. A character that no face has is drawn as □, and a line at the end of the
     * document names it.
     */
    public byte[] render(String template, Map<String, ?> model, Page page) {
        return document(new String(views.render(template, model, page), StandardCharsets.UTF_8), page);
    }

    byte[] document(String xhtml, Page page) {
        return draw(withNote(xhtml, page));
    }

    /** The answer that shows a document in the browser under the name it is saved by. */
    public static ResponseEntity<byte[]> inline(byte[] document, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(document);
    }

    private String withNote(String html, Page page) {
        List<Integer> missing = fonts.obtain().missing(HtmlUtils.htmlUnescape(html));
        if (missing.isEmpty()) return html;
        String codes = missing.stream()
                .map(character -> "U+%04X".formatted(character))
                .collect(Collectors.joining(page.t("text.and")));
        String note = "<p class=\"paper-note\">" + HtmlUtils.htmlEscape(page.t("paper.missing", codes)) + "</p>";
        int end = html.lastIndexOf("</body>");
        return html.substring(0, end) + note + html.substring(end);
    }

    private byte[] draw(String xhtml) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .withProducer("Shanzhi")
                .useFastMode()
                .useReplacementText(MISSING)
                .useProtocolsStreamImplementation(uri -> new Resource(open(uri)), "paper")
                .useExternalResourceAccessControl(
                        (uri, type) -> ours(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> ours(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withHtmlContent(xhtml, "paper:")
                .toStream(out);
        fonts.obtain()
                .each((family, file) ->
                        builder.useFont(() -> new ByteArrayInputStream(file), family, 400, FontStyle.NORMAL, true));
        try {
            builder.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    private static boolean ours(String uri) {
        return uri != null && (uri.startsWith("paper:") || uri.startsWith("data:"));
    }

    /** {@code paper:fonts.css} is written here; any other name is a file under {@code static/css}. */
    private InputStream open(String uri) {
        String name = uri.substring("paper:".length());
        if (name.equals("fonts.css")) {
            String css = "body { font-family: " + fonts.obtain().cssFamilies() + "; }";
            return new ByteArrayInputStream(css.getBytes(StandardCharsets.UTF_8));
        }
        if (!name.matches("[a-z-]+\\.css")) throw new IllegalArgumentException("No such style sheet: " + name);
        return Pdf.class.getResourceAsStream("/static/css/" + name);
    }

    private record Resource(InputStream stream) implements FSStream {
        @Override
        public InputStream getStream() {
            return stream;
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }
    }
}
