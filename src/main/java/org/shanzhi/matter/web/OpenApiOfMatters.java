package org.shanzhi.matter.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Policies;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes every action with its own body, derived from the policies that the readers use. */
@Component
class OpenApiOfMatters implements OpenApiCustomizer {
    private static final String JSON = "application/json";
    private static final String TAG = "matter-api";
    private static final Map<String, String> CODES_OF_FILTER = Map.of(
            "kind", "matter_kinds", "channel", "channels", "typeCode", "types", "tier", "tiers", "risk", "risk_levels");
    private static final Map<String, Object> REGISTRATION = Map.of(
            "kind", "DISPUTE",
            "channel", "WINDOW",
            "title", "楼上漏水",
            "body", "楼上漏水三个月，多次协商未果",
            "place", Map.of("lon", 103.83, "lat", 36.06, "crs", "GCJ02", "address", "静宁路街道某小区3号楼"));

    private final Policies policies;

    OpenApiOfMatters(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void customise(OpenAPI api) {
        PathItem matters = api.getPaths().get("/api/v1/matters");
        filters(matters.getGet());
        matters.getPost().setRequestBody(body(policies.action("register"), REGISTRATION));
        api.getPaths().remove("/api/v1/matters/{number}/actions/{action}");
        for (ActionPolicy action : policies.lifeCycle().actions().values()) {
            if (action.where().place() == ActionPolicy.Place.NONE || action.referral()) continue;
            api.path("/api/v1/matters/{number}/actions/" + action.code(), new PathItem().post(operation(action)));
        }
    }

    /** The filters stand in for the map that reads them all. */
    private void filters(Operation list) {
        list.getParameters().removeIf(parameter -> parameter.getName().equals("parameters"));
        for (String filter : ListFilters.FILTERS) {
            String codes = CODES_OF_FILTER.get(filter);
            Schema<?> schema = codes == null ? new StringSchema() : codes(codes);
            list.addParametersItem(new Parameter().in("query").name(filter).schema(schema));
        }
    }

    private Operation operation(ActionPolicy action) {
        var operation = new Operation()
                .addTagsItem(TAG)
                .operationId(action.code())
                .summary(action.zh() + " / " + action.en())
                .requestBody(body(action, example(action)))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("The matter as the action left it"))
                        .addApiResponse("409", new ApiResponse().description("Refused, with reasons[]"))
                        .addApiResponse(
                                "412", new ApiResponse().description("VERSION_CONFLICT, with the matter in current"))
                        .addApiResponse("422", new ApiResponse().description("Wrong fields, in errors[]")));
        operation.addParametersItem(
                parameter("path", "number", "CG26-0001234-2").required(true));
        operation.addParametersItem(parameter("header", "If-Match", "\"3\""));
        operation.addParametersItem(parameter("header", "Idempotency-Key", "6f1c2a54"));
        return operation;
    }

    private static Parameter parameter(String in, String name, String example) {
        return new Parameter().in(in).name(name).schema(new StringSchema()).example(example);
    }

    private RequestBody body(ActionPolicy action, Object example) {
        var schema = new ObjectSchema();
        var required = new ArrayList<String>();
        for (BodyField field : action.body()) {
            schema.addProperty(field.name(), field.list() ? new ArraySchema().items(schema(field)) : schema(field));
            if (field.required()) required.add(field.name());
        }
        schema.addProperty("note", new StringSchema());
        schema.addProperty("files", new ArraySchema().items(file(codes("file_kinds"))));
        schema.setRequired(required);
        return new RequestBody()
                .content(new Content()
                        .addMediaType(JSON, new MediaType().schema(schema).example(example)));
    }

    private Schema<?> schema(BodyField field) {
        return switch (field.type()) {
            case CODE -> codes(field.codeList());
            case INSTANT -> new StringSchema().format("date-time");
            case DATE -> new StringSchema().format("date");
            case BOOL -> new BooleanSchema();
            case INT -> new IntegerSchema();
            case PARTY, PLACE -> new ObjectSchema();
            case FILE -> new StringSchema().format("uuid");
            case TEXT, UNIT, STAFF, MATTER, POLICY ->
                new StringSchema().description(field.type().name().toLowerCase(Locale.ROOT));
        };
    }

    private StringSchema codes(String list) {
        var codes = new StringSchema();
        policies.vocabulary().codes(list).forEach(codes::addEnumItem);
        return codes;
    }

    private static Schema<?> file(Schema<?> kind) {
        return new ObjectSchema()
                .addProperty("id", new StringSchema().format("uuid"))
                .addProperty("kind", kind)
                .addProperty("title", new StringSchema());
    }

    private Map<String, Object> example(ActionPolicy action) {
        var example = new LinkedHashMap<String, Object>();
        for (BodyField field : action.body()) {
            if (!field.required()) continue;
            Object value = value(field);
            example.put(field.name(), field.list() ? List.of(value) : value);
        }
        return example;
    }

    private Object value(BodyField field) {
        return switch (field.type()) {
            case CODE ->
                policies.vocabulary().codes(field.codeList()).iterator().next();
            case INSTANT -> "2026-11-23T09:30:00+08:00";
            case DATE -> "2026-11-30";
            case BOOL -> true;
            case INT -> 3;
            case PARTY -> Map.of("role", "RESPONDENT", "kind", "PERSON", "name", "李某");
            case PLACE -> Map.of("address", "静宁路街道某小区3号楼");
            case FILE -> "0192f2c4-0000-7000-8000-000000000000";
            case UNIT -> "620102001";
            case STAFF -> "handler1";
            case MATTER -> "CG26-0001234-2";
            case POLICY -> "DL-HANDLE-GENERAL";
            case TEXT -> "说明";
        };
    }
}
