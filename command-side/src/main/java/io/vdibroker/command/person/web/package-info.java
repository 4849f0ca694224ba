/** What administrators ask by REST of users and groups. */
@NullMarked
package io.vdibroker.command.person.web;

import org.jspecify.annotations.NullMarked;
