package io.vdibroker.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves an endpoint of {@link AdminRest} that writes open to who may not administer: it only concerns the caller, or the
 * decision alone can tell whether it does. All others are shut for them at the door.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoRoleNeeded {}
