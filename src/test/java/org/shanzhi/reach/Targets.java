package org.shanzhi.reach;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Approvals;
import org.shanzhi.access.Callers;
import org.shanzhi.access.Tokens;
import org.shanzhi.access.Vault;
import org.shanzhi.grid.GridImport;
import org.shanzhi.intake.Imports;
import org.shanzhi.matter.CalendarFeeds;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.DueCalendar;
import org.shanzhi.matter.ExportFormat;
import org.shanzhi.matter.ExportPurpose;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Instruction;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterBatch;
import org.shanzhi.matter.MatterExports;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Registration;
import org.shanzhi.matter.SavedFilters;
import org.shanzhi.matter.StaffRef;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.org.AbsenceRegister;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewAbsence;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.OpenUnit;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.Tier;
import org.shanzhi.org.UnitKind;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Api;
import org.springframework.context.ApplicationContext;

/** What requests are about: matters in somebody's scope and out of it, and one thing of each other kind, with its owner. */
final class Targets {
    private static final Set<String> OWN = Set.of("MEDIATOR", "LAWYER");
    private static final Set<String> OF_THE_STREET =
            Set.of("HANDLER", "UNIT_HEAD", "GRID_WORKER", "MEDIATOR", "LAWYER");
    private static final FreeText TEXT = new FreeText("属地管理");

    private final ApplicationContext context;
    private final int port;
    private final Matters matters;
    private final Town town;
    private final People people;
    private final Map<String, MatterNumber> kept = new HashMap<>();
    private final MatterNumber elsewhere;
    private final MatterNumber far;
    /** From today, to the last absence that was entered: no two on one day. */
    private int days = 30;

    private final Map<String, String> others = new HashMap<>();

    Targets(ApplicationContext context, int port, Matters matters, Town town, People people) {
        this.port = port;
        this.context = context;
        this.matters = matters;
        this.town = town;
        this.people = people;
        elsewhere = atTheDepartment();
        Town other = Town.found(context.getBean(OrganisationImport.class), context.getBean(GridImport.class), "QL");
        far = matters.register(other.clerk, other.request("别区的事", "别区的事，两户人家"), Town.act())
                .number();
        others();
    }

    /** The values of the names in braces. What a change is made to is made for it, so that the next one finds its own. */
    Map<String, String> names(String role, boolean inside, Endpoint endpoint, Samples samples) {
        var names = new HashMap<>(others);
        String fresh = UUID.randomUUID().toString().substring(0, 8);
        names.put("fresh", fresh);
        names.put("upload", people.in(role).upload());
        String sent = endpoint.path() + samples.text(endpoint);
        if (sent.contains("{number")) matter(names, inside, endpoint, number(role, inside, endpoint, samples));
        if (sent.contains("{spare}") || sent.contains("{approval}")) spare(names, "n" + fresh);
        if (sent.contains("{approval}")) names.put("approval", approval(names.get("spare")));
        if (sent.contains("{absence}"))
            names.put("absence", "" + absence(LocalDate.now().plusDays(++days)));
        if (sent.contains("{filter}")) names.put("filter", filter());
        if (sent.contains("{unit}")) names.put("unit", unit("K" + fresh));
        return names;
    }

    private void matter(Map<String, String> names, boolean inside, Endpoint endpoint, MatterNumber number) {
        names.put("number", number.toString());
        names.put("code", context.getBean(Vault.class).queryCode(number.toString()));
        names.put("version", inside && endpoint.changes() ? "" + version(number) : "1");
    }

    private MatterNumber number(String role, boolean inside, Endpoint endpoint, Samples samples) {
        String state = samples.matter(endpoint).orElse("");
        if (!inside && !OF_THE_STREET.contains(role)) return far;
        if (!inside) return endpoint.changes() ? atTheDepartment() : elsewhere;
        String kind = state + (OWN.contains(role) ? role : "");
        return endpoint.changes() ? made(role, state) : kept.computeIfAbsent(kind, _ -> made(role, state));
    }

    private MatterNumber made(String role, String state) {
        return switch (state) {
            case "REGISTERED" -> registered();
            case "CONCLUDED" -> concluded(role);
            case "HANDED" -> handedOver(role);
            case "WHISTLED" -> whistled(role);
            case "SUPERVISED" -> supervised(role);
            default -> begun(role);
        };
    }

    private MatterNumber registered() {
        return matters.register(town.clerk, town.request("楼上漏水", "楼上漏水三个月"), Town.act())
                .number();
    }

    private MatterNumber concluded(String role) {
        MatterNumber number = begun(role);
        matters.act(town.handler, number, new Command.Conclude(Outcome.AGREEMENT_ORAL, TEXT, null), Town.act());
        return number;
    }

    private MatterNumber whistled(String role) {
        MatterNumber number = begun(role);
        var called = List.of(new UnitRef(Story.DEPARTMENT));
        matters.act(town.handler, number, new Command.Whistle("PROGRESS", called, TEXT, null), Town.act());
        return number;
    }

    private MatterNumber supervised(String role) {
        MatterNumber number = begun(role);
        var order = new Command.Supervise("URGE", TEXT, LocalDate.now().plusDays(5));
        matters.act(town.supervisor, number, order, Town.act());
        return number;
    }

    private MatterNumber handedOver(String role) {
        MatterNumber number = begun(role);
        var handing = new Command.HandOver("LITIGATION", TEXT, Instant.now().minusSeconds(5), "PHONE");
        matters.act(town.handler, number, handing, Town.act());
        return number;
    }

    private void spare(Map<String, String> names, String username) {
        Caller admin = people.in("SYSTEM_ADMIN").caller();
        var staff = context.getBean(StaffRegister.class);
        LocalDate from = LocalDate.of(2020, 1, 1);
        int id = staff.add(admin, new NewStaff(username, "员工", null, from)).id();
        int post = staff.appoint(program(), new Appoint(id, Story.DEPARTMENT, "HANDLER", from))
                .id();
        names.put("spare", username);
        names.put("post", "" + post);
    }

    private Caller program() {
        return context.getBean(Callers.class).program(town.district, "SYSTEM_ADMIN");
    }

    /** Of somebody who takes no part in the table. */
    private String token() {
        var names = new HashMap<String, String>();
        String username = "t" + town.district;
        spare(names, username);
        int id = context.getBean(Organisation.class)
                .staffByUsername(town.district, username)
                .orElseThrow()
                .id();
        context.getBean(Accounts.class).create(program(), id, username);
        return context.getBean(Tokens.class)
                .issue(program(), username, "reach", 1)
                .token()
                .id()
                .toString();
    }

    /** Asked by a system administrator, for a security administrator to decide. */
    private String approval(String username) {
        var asking = people.in("SYSTEM_ADMIN");
        var references = Map.of(
                "staff",
                username,
                "unit",
                "S",
                "role",
                "HANDLER",
                "from",
                LocalDate.now().toString());
        return context.getBean(Approvals.class)
                .ask(asking.caller(), "APPOINT", references, "接任离岗的同事")
                .id()
                .toString();
    }

    private int absence(LocalDate day) {
        int away = people.in("MEDIATOR").caller().staffId();
        int deputy = people.in("HANDLER").caller().staffId();
        return context.getBean(AbsenceRegister.class)
                .enter(people.in("UNIT_HEAD").caller(), new NewAbsence(away, Story.STREET, deputy, day, day))
                .id();
    }

    private String filter() {
        Caller clerk = people.in("CLERK").caller();
        var filters = context.getBean(SavedFilters.class);
        if (filters.of(clerk).isEmpty()) filters.save(clerk, "/matters?tab=all", "全部");
        return "" + filters.of(clerk).getFirst().no();
    }

    private String unit(String code) {
        Caller admin = people.in("SYSTEM_ADMIN").caller();
        LocalDate from = LocalDate.of(2020, 1, 1);
        return context.getBean(UnitRegister.class)
                .open(admin, new OpenUnit(code, "某社区", UnitKind.TIER, Tier.COMMUNITY, Story.STREET, null, null, from))
                .code();
    }

    private int version(MatterNumber number) {
        return context.getBean(MatterReading.class)
                .sheet(town.supervisor, number)
                .version();
    }

    /** Begun by a handler of the street, and in the hands of the role where it sees only its own. */
    private MatterNumber begun(String role) {
        MatterNumber number = registered();
        routed(number, Story.STREET);
        matters.act(town.handler, number, new Command.Sign(null), Town.act());
        matters.act(town.handler, number, new Command.Start(), Town.act());
        if (OWN.contains(role)) {
            int staff = people.in(role).caller().staffId();
            matters.act(town.head, number, new Command.Assign(new StaffRef(staff), null), Town.act());
        }
        return number;
    }

    /** Outside every grid, so that no street is above it. */
    private MatterNumber atTheDepartment() {
        Registration there = town.request("外地的事", "外地的事，两户人家");
        Registration placeless = new Registration(
                there.kind(),
                there.channel(),
                there.title(),
                there.body(),
                null,
                null,
                null,
                null,
                there.parties(),
                false,
                null,
                List.of());
        MatterNumber number =
                matters.register(town.clerk, placeless, Town.act()).number();
        routed(number, Story.DEPARTMENT);
        return number;
    }

    private void routed(MatterNumber number, int unit) {
        matters.act(town.clerk, number, new Command.Accept(), Town.act());
        var triage = new Command.Triage("0202", Complexity.GENERAL, true, "MEDIATION");
        matters.act(town.triage, number, triage, Town.act());
        matters.act(town.triage, number, new Command.Route(new UnitRef(unit), List.of(), TEXT, null), Town.act());
    }

    /** Attached to a matter that the street has in hand. */
    private String file(MatterNumber number) {
        var api = new Api(port, people.in("HANDLER").token());
        String id = api.upload("/api/v1/files", Map.of(), "说明.txt", "说明".getBytes(StandardCharsets.UTF_8))
                .text("id");
        var noted = api.act(
                number.toString(),
                "note",
                "{\"text\":\"已到现场\",\"visibility\":\"ALL_HANDLING\",\"files\":[{\"id\":\"" + id
                        + "\",\"kind\":\"EVIDENCE\",\"title\":\"说明\"}]}");
        if (noted.status() != 200) throw new AssertionError(noted.json());
        return id;
    }

    private void others() {
        Caller clerk = people.in("CLERK").caller();
        Caller triage = people.in("TRIAGE").caller();
        context.getBean(SavedFilters.class).save(clerk, "/matters?tab=all", "全部");
        others.put(
                "filter",
                "" + context.getBean(SavedFilters.class).of(clerk).getFirst().no());
        var file = new ByteArrayInputStream("标题,诉求内容\n路灯不亮,整条巷子都黑\n".getBytes(StandardCharsets.UTF_8));
        others.put(
                "import",
                context.getBean(Imports.class)
                        .take(clerk, "a.csv", "hotline-ledger", file)
                        .toString());
        var filter = ListFilter.ALL;
        var wish = new MatterExports.Wish(filter, "/matters", ExportFormat.CSV, ExportPurpose.REPORT, "区里月报用");
        others.put(
                "export",
                context.getBean(MatterExports.class)
                        .start(triage, wish, Locale.CHINA)
                        .toString());
        MatterNumber one = begun("TRIAGE");
        var note = new Instruction(new Command.Note(TEXT, "ALL_HANDLING"), null, List.of());
        others.put(
                "job",
                context.getBean(MatterBatch.class)
                        .start(triage, List.of(one.toString()), note, Locale.CHINA)
                        .toString());
        others.put("token", token());
        others.put(
                "feed",
                context.getBean(CalendarFeeds.class)
                        .make(triage, DueCalendar.Whose.UNIT, 30, Locale.CHINA)
                        .secret());
        others.put("own", one.toString());
        others.put("file", file(one));
        others.put(
                "handler",
                context.getBean(Organisation.class)
                        .staff(town.district, town.handler.staffId())
                        .username());
        others.put("guest", people.in("LAWYER").username());
        others.put("member", people.in("ASSESSOR").username());
        others.put("colleague", people.in("MEDIATOR").username());
        others.put("today", LocalDate.now().toString());
        others.put("soon", LocalDate.now().plusDays(7).toString());
    }
}
