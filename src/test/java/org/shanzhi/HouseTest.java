package org.shanzhi;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Vault;
import org.shanzhi.policy.Needs;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

/** The plan of the house: who may import whom, where the trade lives, and that every door has a lock. */
class HouseTest {
    /** The generated tables are no module: who may use which is a rule of its own. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(Shanzhi.class, JavaClass.Predicates.resideInAPackage("org.shanzhi.db.."));

    private static final Path DIAGRAM = Path.of("docs/modules.md");

    private static final Map<String, Set<String>> TABLES_OF = Map.ofEntries(
            Map.entry("kernel", Set.of("Idempotency", "Job", "JobRow", "StoredFile")),
            Map.entry("policy", Set.of("HolidayYear", "HolidayDay", "RoleEdition", "DeadlineEdition", "OfficeHours")),
            Map.entry("org", Set.of("District", "Unit", "Staff", "Post", "Absence", "UnitMove")),
            Map.entry(
                    "access",
                    Set.of(
                            "Account",
                            "ApiToken",
                            "AccessLog",
                            "AccessBlock",
                            "AccessVolume",
                            "Anchor",
                            "Approval",
                            "SigningKey",
                            "VaultKey",
                            "Totp",
                            "RecoveryCode",
                            "PastPassword",
                            "TokenAllowance",
                            "Passkey",
                            "ProviderLink")),
            Map.entry("notify", Set.of("Notice", "Reminder", "ReminderMedium", "Outgoing")),
            Map.entry("grid", Set.of("Grid", "GridEdition")),
            Map.entry("demo", Set.of("DemoMaking")),
            Map.entry("search", Set.of("Topic", "TopicMatter")),
            Map.entry("routing", Set.of("Whistle", "WhistleCall", "WhistleRuling", "WhistleRating")),
            Map.entry("intake", Set.of("ImportRun", "ImportRow", "ImportKey", "ImportProfile")),
            Map.entry(
                    "matter",
                    Set.of(
                            "NumberBlock",
                            "Matter",
                            "MatterText",
                            "Party",
                            "MatterEvent",
                            "Clock",
                            "ClockRecount",
                            "MatterOpen",
                            "MatterGuest",
                            "MatterLink",
                            "MatterFile",
                            "Subscription",
                            "LogEpoch",
                            "ExportRun",
                            "RevealRequest",
                            "SavedFilter",
                            "CalendarFeed")));
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.shanzhi");

    @Test
    void modules_import_only_what_they_name() {
        MODULES.verify();
    }

    @Test
    void a_table_is_touched_by_its_own_module_only() {
        TABLES_OF.forEach((module, tables) -> noClasses()
                .that()
                .resideInAPackage("org.shanzhi..")
                .and()
                .resideOutsideOfPackages("org.shanzhi." + module + "..", "org.shanzhi.db..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are tables of " + module,
                        c -> c.getPackageName().equals("org.shanzhi.db.tables") && tables.contains(c.getSimpleName())))
                .check(CLASSES));
    }

    @Test
    void every_table_has_an_owner() {
        var tables = new ClassFileImporter()
                .importPackages("org.shanzhi.db.tables").stream()
                        .filter(c -> c.isAssignableTo(org.jooq.Table.class))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        var owned = TABLES_OF.values().stream().flatMap(Set::stream).toList();
        assertThat(owned).doesNotHaveDuplicates();
        assertThat(tables).containsExactlyInAnyOrderElementsOf(owned);
    }

    @Test
    void the_trade_knows_no_framework_no_database_and_no_http() {
        noClasses()
                .that()
                .resideInAnyPackage("..matter.life..", "..calendar..", "..geo..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "are of Spring, jOOQ, JDBC or servlets",
                                c -> c.getPackageName()
                                        .matches(
                                                "(org\\.springframework(?!\\.modulith).*|org\\.jooq.*|java\\.sql.*|javax\\.sql.*|jakarta\\.servlet.*)")))
                .check(CLASSES);
    }

    @Test
    void every_public_method_of_a_facade_says_what_right_it_needs() {
        methods()
                .that(DescribedPredicate.<JavaMethod>describe("are public methods of façades", HouseTest::isDoor))
                .should(beAnnotatedWith(Needs.class))
                .check(CLASSES);
    }

    @Test
    void there_are_doors_to_check() {
        assertThat(CLASSES.stream().flatMap(c -> c.getMethods().stream()).filter(HouseTest::isDoor))
                .hasSizeGreaterThan(30);
    }

    @Test
    void nobody_reads_the_time_without_a_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..kernel.database..", "..kernel.start..", "..kernel.command..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(CLASSES);
    }

    @Test
    void the_diagram_in_the_docs_is_that_of_the_code() throws IOException {
        String drawn = ModuleDiagram.of(MODULES);
        if (Boolean.getBoolean("shanzhi.draw")) Files.writeString(DIAGRAM, drawn);
        assertThat(drawn)
                .as("write it anew with mvn test -Dtest=HouseTest -Dshanzhi.draw=true")
                .isEqualTo(Files.readString(DIAGRAM));
    }

    /**
     * A Spring component in the top package of a module other than the kernel: what other modules call. The vault knows no
     * caller: the module that owns the matter asks before it opens.
     */
    private static boolean isDoor(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                && !method.getName().contains("$")
                && !isObjectMethod(method)
                && (owner.isAnnotatedWith(Component.class) || owner.isMetaAnnotatedWith(Component.class))
                && !owner.isEquivalentTo(Vault.class)
                && owner.getPackageName().matches("org\\.shanzhi\\.(?!kernel)[a-z]+");
    }

    private static boolean isObjectMethod(JavaMethod method) {
        return Set.of("toString", "equals", "hashCode").contains(method.getName());
    }
}
