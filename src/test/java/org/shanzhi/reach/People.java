package org.shanzhi.reach;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.access.Tokens;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.shanzhi.testing.Api;
import org.springframework.context.ApplicationContext;

/** One person in each role, where such people serve, each with a token. */
final class People {
    /** Who serves elsewhere than at the centre. */
    private static final Map<String, Integer> UNITS = Map.of(
            "HANDLER", Story.STREET,
            "UNIT_HEAD", Story.STREET,
            "MEDIATOR", Story.STREET,
            "LAWYER", Story.STREET,
            "GRID_WORKER", Story.GRID);

    private static final String PASSWORD = "Baita-Shan-1909";

    private final int port;
    private final ApplicationContext context;
    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * @param client a browser in which the person has signed in
     * @param form the token that its forms carry
     * @param upload a file of theirs that belongs to no matter yet
     */
    record Member(Caller caller, String username, String token, HttpClient client, String form, String upload) {}

    People(ApplicationContext context, int port, Town town) {
        this.port = port;
        this.context = context;
        Map<String, Role> roles = context.getBean(Policies.class).roles().roles();
        roles.values().stream()
                .filter(role -> role.group() != Role.Group.MACHINE)
                .forEach(role -> members.put(role.code(), member(town, role.code())));
    }

    List<String> roles() {
        return List.copyOf(members.keySet());
    }

    Member in(String role) {
        return members.get(role);
    }

    private Member member(Town town, String role) {
        var program = context.getBean(Callers.class).program(town.district, "SYSTEM_ADMIN");
        String username = "m" + town.district + "x" + role.toLowerCase().replace('_', '.');
        var staff = context.getBean(StaffRegister.class);
        var from = LocalDate.of(2020, 1, 1);
        int unit = UNITS.getOrDefault(role, Story.CENTRE);
        int id = staff.add(program, new NewStaff(username, "员工" + role.charAt(0), null, from))
                .id();
        staff.appoint(program, new Appoint(id, unit, role, from));
        context.getBean(Accounts.class).create(program, List.of(new NewAccount(id, username, PASSWORD)));
        String token = context.getBean(Tokens.class)
                .issue(program, username, "reach", 1)
                .secret();
        Caller caller =
                context.getBean(Callers.class).onBehalf(town.district, id, unit).orElseThrow();
        var browser = new Browser(port);
        browser.signIn(username, PASSWORD);
        String form = Browser.token(browser.get("/account/password")).orElseThrow();
        byte[] file = "说明".getBytes(StandardCharsets.UTF_8);
        String upload = new Api(port, token)
                .upload("/api/v1/files", Map.of(), "说明.txt", file)
                .text("id");
        return new Member(caller, username, token, browser.client(), form, upload);
    }
}
