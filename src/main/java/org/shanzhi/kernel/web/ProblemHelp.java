package org.shanzhi.kernel.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The addresses that {@code type} of a problem names: every code of every module in words. */
@Controller
class ProblemHelp {
    private static final String PREFIX = "refusal.";
    private final List<String> codes;

    ProblemHelp(Messages messages) {
        codes = messages.keys(Languages.CHINESE).stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }

    @GetMapping("/problems")
    ModelAndView all() {
        return new ModelAndView("kernel/problems", Map.of("codes", codes));
    }

    @GetMapping("/problems/{code}")
    ModelAndView one(@PathVariable String code) {
        String name = code.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!codes.contains(name)) throw new NotFound("problem " + name);
        return new ModelAndView("kernel/problems", Map.of("codes", List.of(name)));
    }
}
