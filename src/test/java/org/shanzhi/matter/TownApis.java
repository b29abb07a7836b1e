package org.shanzhi.matter;

import java.util.HashMap;
import java.util.Map;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Callers;
import org.shanzhi.access.Tokens;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Api;
import org.springframework.context.ApplicationContext;

/** The API as each of a town's people calls it. Accounts are made as they are needed: their passwords are hashed slowly. */
final class TownApis {
    private final int port;
    private final Town town;
    private final ApplicationContext context;
    private final Map<Integer, Api> apis = new HashMap<>();

    TownApis(int port, Town town, ApplicationContext context) {
        this.port = port;
        this.town = town;
        this.context = context;
    }

    Api of(Caller caller) {
        return apis.computeIfAbsent(caller.staffId(), this::made);
    }

    private Api made(int staff) {
        String username =
                context.getBean(Organisation.class).staff(town.district, staff).username();
        context.getBean(Accounts.class).create(town.admin, staff, username);
        String secret = context.getBean(Tokens.class)
                .issue(context.getBean(Callers.class).program(town.district, "SYSTEM_ADMIN"), username, "test", 1)
                .secret();
        return new Api(port, secret);
    }
}
