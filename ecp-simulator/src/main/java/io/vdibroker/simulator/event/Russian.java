package io.vdibroker.simulator.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of events in Russian. A text that is not known stays as it is. */
final class Russian {
    private record Text(Pattern english, String russian) {}

    private static final List<Text> TEXTS = List.of(
            text("Starting the virtual machine (.*)", "Запуск виртуальной машины $1"),
            text("Shutting down the virtual machine (.*)", "Выключение виртуальной машины $1"),
            text("Rebooting the virtual machine (.*)", "Перезагрузка виртуальной машины $1"),
            text("Resetting the virtual machine (.*)", "Сброс виртуальной машины $1"),
            text("Suspending the virtual machine (.*)", "Приостановка виртуальной машины $1"),
            text("Resuming the virtual machine (.*)", "Возобновление виртуальной машины $1"),
            text(
                    "Removing the virtual machine (.*) from Active Directory\\.",
                    "Вывод виртуальной машины $1 из домена."),
            text("Adding the virtual machine (.*) to Active Directory\\.", "Ввод виртуальной машины $1 в домен."),
            text("Removing the virtual machine (.*)", "Удаление виртуальной машины $1"),
            text("Preparing the virtual machine (.*)", "Подготовка виртуальной машины $1"),
            text("Migrating the virtual machine (.*)", "Миграция виртуальной машины $1"),
            text("Backing up the virtual machine (.*)", "Создание резервной копии виртуальной машины $1"),
            text(
                    "Restoring the virtual machine (.*) from a backup\\.",
                    "Восстановление виртуальной машины $1 из копии."),
            text("Creating a virtual machine (.*)", "Создание виртуальной машины $1"),
            text("Creating a virtual disk (.*) from snapshot\\.", "Создание виртуального диска $1 из снимка."),
            text("Creating virtual machines from the template (.*)", "Создание виртуальных машин из шаблона $1"),
            text("Changing the template (.*) by (.*)\\.", "Изменение шаблона $1 по машине $2."),
            text("Changing the remote access of the virtual machine (.*)", "Удалённый доступ виртуальной машины $1"),
            text("Changing the USB devices of the virtual machine (.*)", "USB-устройства виртуальной машины $1"),
            text("Setting the host name of the virtual machine (.*)", "Имя узла виртуальной машины $1"),
            text("Creating a snapshot of the virtual machine (.*)", "Создание снимка виртуальной машины $1"),
            text("Creating the tag (.*)", "Создание тега $1"),
            text("Changing the tag (.*)", "Изменение тега $1"),
            text("Multiple (.*) of virtual machines\\.", "Групповая операция: $1."),
            text("The virtual machine (.*) was (.*)\\.", "Виртуальная машина $1: $2."));

    private Russian() {}

    private static Text text(String english, String russian) {
        return new Text(Pattern.compile(english), russian);
    }

    static String of(String english) {
        for (Text text : TEXTS) {
            Matcher matcher = text.english().matcher(english);
            if (matcher.matches()) {
                return matcher.replaceAll(text.russian());
            }
        }
        return english;
    }
}
