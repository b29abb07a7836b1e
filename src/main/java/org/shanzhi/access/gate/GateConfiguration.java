package org.shanzhi.access.gate;

import java.lang.reflect.Method;
import org.shanzhi.access.AccessLog;
import org.shanzhi.policy.Needs;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotationUtils;

/** Puts the gate before the façades; what is open to everybody is called without it. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor permissionGate(ObjectProvider<AccessLog> log) {
        return new DefaultPointcutAdvisor(new AsksForARight(), new PermissionGate(log));
    }

    private static final class AsksForARight extends StaticMethodMatcherPointcut {
        AsksForARight() {
            setClassFilter(type -> type.getName().startsWith("org.shanzhi."));
        }

        @Override
        public boolean matches(Method method, Class<?> target) {
            Needs needs = AnnotationUtils.findAnnotation(method, Needs.class);
            return needs != null && (needs.byAction() || needs.value().length > 0);
        }
    }
}
