from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0005_fill_remarks"),
    ]

    operations = [
        migrations.AddField(
            model_name="colleague",
            name="must_renew_password",
            field=models.BooleanField(
                default=False,
                help_text="Set by itself when somebody else chooses the password of an account.",
                verbose_name="new password at the next login",
            ),
        ),
    ]
