package org.shanzhi.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.shanzhi.bench.Server.Account;

/** What people do with matters all day, over HTTP. Every call makes a client of its own for its thread. */
final class Lives {
    private static final String TEXT = "居民反映楼上住户装修漏水长期未修，多次上门协商没有结果，希望综治中心协调解决。".repeat(6);
    private static final String REQUEST = """
            {"kind": "%s", "channel": "WINDOW", "title": "楼上漏水", "body": "%s",
             "place": {"address": "某某路3号楼"},
             "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "张三", "phone": "19900000001"},
                         {"role": "RESPONDENT", "kind": "PERSON", "name": "李四", "willing": "YES"}]}""";

    private final String url;
    private final Map<String, List<Account>> accounts;

    Lives(String url, Map<String, List<Account>> accounts) {
        this.url = url;
        this.accounts = accounts;
    }

    Callable<String> registering() {
        Http clerk = as("CLERK");
        return () -> clerk.register(REQUEST.formatted("DISPUTE", TEXT));
    }

    /** Registered, answered, archived. */
    Callable<String> onTheSpot() {
        Http clerk = as("CLERK");
        Http callback = as("CALLBACK");
        return () -> {
            String number = clerk.register(REQUEST.formatted("REQUEST", TEXT));
            clerk.act(
                    number,
                    "answer",
                    1,
                    "{\"text\": \"已电话告知\", \"outcome\": \"ANSWERED\", \"resident\": \"SATISFIED\"}");
            callback.act(number, "archive", 2, "{\"waiver\": \"ANSWERED_ON_SPOT_CONFIRMED\"}");
            return number;
        };
    }

    /** Nine steps from registration to the archive. */
    Callable<String> whole() {
        Http clerk = as("CLERK");
        Http triage = as("TRIAGE");
        Account worker = one("HANDLER");
        Http handler = Http.program(url, worker.token());
        Http callback = as("CALLBACK");
        return () -> {
            String number = clerk.register(REQUEST.formatted("DISPUTE", TEXT));
            clerk.act(number, "accept", 1, "{}");
            triage.act(
                    number,
                    "triage",
                    2,
                    "{\"typeCode\": \"0202\", \"complexity\": \"GENERAL\", \"mediable\": true, \"route\": \"MEDIATION\"}");
            triage.act(number, "route", 3, "{\"unit\": \"" + worker.unit() + "\", \"basis\": \"属地\"}");
            handler.act(number, "sign", 4, "{}");
            handler.act(number, "start", 5, "{}");
            handler.act(number, "conclude", 6, "{\"outcome\": \"AGREEMENT_ORAL\", \"summary\": \"双方达成一致\"}");
            callback.act(
                    number,
                    "call-back",
                    7,
                    "{\"result\": \"REACHED\", \"solved\": \"YES\", \"satisfied\": \"SATISFIED\"}");
            callback.act(number, "archive", 8, "{}");
            return number;
        };
    }

    Http as(String role) {
        return Http.program(url, one(role).token());
    }

    Account one(String role) {
        var some = accounts.get(role);
        return some.get(ThreadLocalRandom.current().nextInt(some.size()));
    }
}
