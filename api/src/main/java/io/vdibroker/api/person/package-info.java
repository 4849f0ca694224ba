/** Users, groups and what is sealed about them. */
@NullMarked
package io.vdibroker.api.person;

import org.jspecify.annotations.NullMarked;
