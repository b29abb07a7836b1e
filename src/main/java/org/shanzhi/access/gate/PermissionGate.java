package org.shanzhi.access.gate;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Stands before every façade method that declares {@link Needs}: whoever has none of its rights is refused, and every
 * refusal is in the access log, also those that a method pronounces itself because its right depends on what is asked.
 */
final class PermissionGate implements MethodInterceptor {
    private final ObjectProvider<AccessLog> log;

    PermissionGate(ObjectProvider<AccessLog> log) {
        this.log = log;
    }

    @Override
    public Object invoke(MethodInvocation call) throws Throwable {
        Method method =
                AopUtils.getMostSpecificMethod(call.getMethod(), call.getThis().getClass());
        Caller caller = caller(call.getArguments(), method);
        Permission[] rights = method.getAnnotation(Needs.class).value();
        try {
            if (rights.length > 0 && Arrays.stream(rights).noneMatch(caller::may)) {
                throw new Forbidden(Arrays.stream(rights).map(Enum::name).collect(Collectors.joining(",")));
            }
            return call.proceed();
        } catch (Forbidden refused) {
            log.getObject().record(AccessKind.REFUSED, caller, null, Map.of("needs", refused.getMessage()));
            throw refused;
        }
    }

    private static Caller caller(Object[] arguments, Method method) {
        for (Object argument : arguments) if (argument instanceof Caller caller) return caller;
        throw new IllegalStateException(method + " asks for a right but takes no Caller");
    }
}
