package org.shanzhi.kernel.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Optional;
import org.shanzhi.kernel.Asker;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.paging.Limit;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the arguments that our own resolvers fill as what is really sent: a query parameter, a header, or nothing. */
@Component
class OpenApiOfParameters implements OperationCustomizer, GlobalOpenApiCustomizer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Asker.class, Limit.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == Limit.class) {
                operation.addParametersItem(limit());
            } else if (parameter.getParameterType() == Optional.class
                    && parameter.nested().getNestedParameterType() == IdempotencyKey.class) {
                if (operation.getParameters() != null)
                    operation.getParameters().removeIf(one -> one.getName().equals(parameter.getParameterName()));
                operation.addParametersItem(idempotencyKey());
            }
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info().title("Shanzhi").version("v1"));
        if (api.getComponents().getSchemas() != null)
            api.getComponents().getSchemas().remove(IdempotencyKey.class.getSimpleName());
    }

    private static Parameter limit() {
        var schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(Limit.MOST));
        schema.setDefault(Limit.DEFAULT.limit());
        return new Parameter().in("query").name("limit").schema(schema);
    }

    /** The header of every request that writes. */
    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .description("Required with a token; the same key and body again are answered as before")
                .schema(new StringSchema().maxLength(IdempotencyKey.LONGEST))
                .example("6f1c2a54");
    }
}
