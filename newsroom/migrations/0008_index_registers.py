from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0007_index_newest_articles"),
        ("people", "0004_index_names"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-story_date_latest", "-id", "story_date_earliest"], name="article_by_story"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["genre"], name="article_by_genre"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-date_latest", "-id"], name="event_newest_first"),
        ),
        migrations.AddIndex(
            model_name="signeddocument",
            index=models.Index(fields=["-signed_latest", "-id"], name="document_newest_first"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["-start_latest", "-id"], name="visit_newest_first"),
        ),
    ]
