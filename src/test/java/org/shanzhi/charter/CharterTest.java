package org.shanzhi.charter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.testing.TestCallers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What docs/rights.md refuses does not exist in this house, as far as names can prove it: no table, column, type, method,
 * page, interface, policy code or text offers it.
 */
class CharterTest {
    private static final List<Refused> REFUSED = Refused.all();
    private static final Messages MESSAGES = Messages.load();
    /** The texts in which the house itself says what it refuses. */
    private static final Set<String> THE_CHARTER_ITSELF = Set.of("charter.", "portal.rights.", "triage.risk.rule");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.shanzhi");
    private static final Set<String> NAMES = Names.of(HOUSE);

    static Stream<Refused> refused() {
        return REFUSED.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void nothing_is_named_like(Refused one) throws IOException {
        assertThat(found(one, NAMES)).isEmpty();
        assertThat(found(one, Names.of(TestCallers.POLICIES))).isEmpty();
        assertThat(found(one, Names.ofScripts(Path.of("src/main/resources/static/js"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void no_text_offers(Refused one) {
        for (Locale locale : Languages.ALL) {
            assertThat(MESSAGES.keys(locale).stream()
                            .filter(key -> THE_CHARTER_ITSELF.stream().noneMatch(key::startsWith))
                            .map(key -> key + " = " + MESSAGES.text(locale, key))
                            .filter(one::told))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void it_would_be_found_if_somebody_built(Refused one) {
        assertThat(one.plantedNames()).isNotEmpty().allMatch(one::named);
        assertThat(one.plantedTexts()).isNotEmpty().allMatch(one::told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void it_is_a_paragraph_of_the_charter(Refused one) throws IOException {
        assertThat(Files.readString(Path.of("docs/rights.md"))).contains(one.paragraph());
    }

    @Test
    void everything_that_the_policies_forbid_is_looked_for() {
        var rights = TestCallers.POLICIES.rights();
        assertThat(REFUSED.stream().flatMap(one -> one.codes().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(rights.forbiddenFields().stream(), rights.forbiddenFeatures().stream())
                                .toList());
    }

    /** What somebody might build, in every place in which names are looked for. */
    @RequestMapping("/planted")
    static class PersonRiskRegister {
        String lastSeen;

        @GetMapping("/face-recognition")
        void leaderboard() {}
    }

    @Test
    void types_fields_methods_and_addresses_are_all_looked_at() {
        var planted = Names.of(new ClassFileImporter().importClasses(PersonRiskRegister.class));
        var hits = REFUSED.stream()
                .filter(one -> !found(one, planted).isEmpty())
                .map(Refused::paragraph)
                .toList();
        assertThat(hits)
                .containsExactlyInAnyOrder(
                        "No risk or credit score of a person",
                        "no location trail or phone position of residents or workers",
                        "no face or plate recognition",
                        "no forced check-in, points or leaderboard for grid workers");
        assertThat(NAMES)
                .hasSizeGreaterThan(3_000)
                .contains(
                        "Matter.DISTRICT_ID", "/api/v1/matters/{number}/events", "/help/rights", "Permission.REGISTER");
    }

    private static List<String> found(Refused one, Collection<String> names) {
        return names.stream().filter(one::named).collect(Collectors.toList());
    }
}
