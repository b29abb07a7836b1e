package org.shanzhi.intake.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.shanzhi.intake.Imports;
import org.shanzhi.intake.imports.Field;
import org.shanzhi.intake.imports.ImportLook;
import org.shanzhi.intake.imports.NewProfile;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 新建映射方案: which column of this file is what. */
@Controller
class ImportColumns {
    static final String COLUMNS = "/columns";
    private static final String HERE = ImportPages.IMPORT + "/{id}" + COLUMNS;

    private final Imports imports;
    private final DeskChoices choices;

    ImportColumns(Imports imports, DeskChoices choices) {
        this.imports = imports;
        this.choices = choices;
    }

    @GetMapping(HERE)
    ModelAndView columns(Caller by, @PathVariable UUID id, Page page) {
        var head = imports.head(by, id);
        List<String> suggested = head.suggested().stream()
                .map(field -> field == null ? "" : field.code())
                .toList();
        return page(id, head, suggested, Map.of("kind", "REQUEST", "channel", "HOTLINE_12345"), List.of(), page);
    }

    @PostMapping(HERE)
    ModelAndView make(Caller by, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Page page) {
        var head = imports.head(by, id);
        var chosen = new ArrayList<String>();
        for (int i = 0; i < head.names().size(); i++) chosen.add(value(sent, "column[" + i + "]"));
        try {
            imports.make(
                    by,
                    id,
                    new NewProfile(
                            value(sent, "name"),
                            value(sent, "kind"),
                            value(sent, "channel"),
                            head.names(),
                            chosen.stream().map(ImportColumns::field).toList(),
                            value(sent, "types")));
            imports.test(by, id);
            return new ModelAndView("redirect:" + ImportPages.path(id));
        } catch (Invalid invalid) {
            var again = page(id, head, chosen, sent.toSingleValueMap(), invalid.errors(), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private ModelAndView page(
            UUID id,
            ImportLook.Head head,
            List<String> chosen,
            Map<String, String> values,
            List<FieldError> errors,
            Page page) {
        List<Choice> fields = Arrays.stream(Field.values())
                .map(field -> Choice.of(field.code(), page.t("imports.field." + field.code())))
                .toList();
        var lists = choices.lists(page, null);
        return new ModelAndView(
                "intake/importColumns",
                Map.of(
                        "path", ImportPages.path(id) + COLUMNS,
                        "head", head,
                        "chosen", chosen,
                        "fields", fields,
                        "kinds", lists.kinds(),
                        "channels", lists.channels(),
                        "values", values,
                        "errors", errors));
    }

    private static Field field(String code) {
        return Arrays.stream(Field.values())
                .filter(field -> field.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static String value(MultiValueMap<String, String> sent, String name) {
        return Objects.requireNonNullElse(sent.getFirst(name), "");
    }
}
