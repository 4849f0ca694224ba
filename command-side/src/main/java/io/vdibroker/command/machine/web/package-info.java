/** What administrators ask by REST of machines. */
@NullMarked
package io.vdibroker.command.machine.web;

import org.jspecify.annotations.NullMarked;
