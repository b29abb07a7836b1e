package org.shanzhi.kernel.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Finds the template {@code src/main/jte/<name>.jte} that the build compiled, and hands it the model and the request's
 * {@link Page}. A page is written whole into memory first, so that an error in it still becomes an error page.
 */
@Component
public class JteViews implements ViewResolver, Ordered {
    private static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, JteViews.class.getClassLoader(), "jte.generated");
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private final Pages pages;

    JteViews(Pages pages) {
        this.pages = pages;
    }

    @Override
    public View resolveViewName(String name, Locale locale) {
        if (name.startsWith("redirect:") || name.startsWith("forward:")) return null;
        String template = name + ".jte";
        return known.computeIfAbsent(template, engine::hasTemplate) ? new Template(template) : null;
    }

    /** The page as bytes, for whoever answers outside of the dispatcher, such as a filter. */
    public byte[] render(String name, Map<String, ?> model, HttpServletRequest request) {
        return render(name, model, pages.of(request));
    }

    /** The same for a page that no request asked for, such as a document. */
    public byte[] render(String name, Map<String, ?> model, Page page) {
        return output(name + ".jte", model, page).toByteArray();
    }

    private Utf8ByteOutput output(String template, Map<String, ?> model, Page page) {
        var params = new HashMap<String, Object>(model);
        params.keySet().removeIf(key -> key.startsWith("org.springframework."));
        params.put("page", page);
        var output = new Utf8ByteOutput();
        engine.render(template, params, output);
        return output;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    private final class Template implements View {
        private final String template;

        Template(String template) {
            this.template = template;
        }

        /** Without it the content-negotiating resolver passes the view over. */
        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var output = output(template, model == null ? Map.of() : model, pages.of(request));
            response.setContentType(HTML);
            response.setContentLength(output.getContentLength());
            try (var out = response.getOutputStream()) {
                output.writeTo(out);
            }
        }
    }
}
