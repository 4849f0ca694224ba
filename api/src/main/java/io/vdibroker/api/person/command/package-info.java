/** What can be asked of users and groups. */
@NullMarked
package io.vdibroker.api.person.command;

import org.jspecify.annotations.NullMarked;
